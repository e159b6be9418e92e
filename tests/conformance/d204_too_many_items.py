"""Given max_items, when a message has one item more, in a list, keys and values, tags, or
pieces of a string, then `error` and `close`; with as many it arrives. Origin: our own decision."""

import values


def test(t):
    for text in (
        "00 00 00 05 84 00 00 00 00",
        "00 00 00 05 a2 00 00 01 00",
        "00 00 00 05 c6 c6 c6 c6 00",
        "00 00 00 05 5f 40 40 40 ff",
        "00 00 00 05 9f 80 80 80 ff",
    ):
        values.refuses(t, text, max_items=4)
    sock, far = values.client(t, max_items=4)
    seen = values.log(sock)
    far.raw("00 00 00 04 83 00 01 02 00 00 00 04 83 00 01 02")
    t.wait(seen, "data", 2)
    t.equal(values.told(seen, "data"), [[0, 1, 2], [0, 1, 2]])
