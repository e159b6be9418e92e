"""Given tagged values, when they arrive, then the tag is dropped, or given to tag_hook; Tagged
sends one. Origin: DESIGN."""

import values

from net.cbor import Tagged


def test(t):
    sock, far = values.client(t)
    seen = values.log(sock)
    date = Tagged(1, 1363896240)
    far.send([date, Tagged(99, {"a": date})])
    t.wait(seen, "data")
    t.equal(seen, [("data", [1363896240, {"a": 1363896240}])])
    sock.send(date)
    t.until(lambda: far.values(), "sent")
    t.equal(far.peer.received, b"\x00\x00\x00\x06\xc1\x1a\x51\x4b\x67\xb0")

    sock, far = values.client(t, tag_hook=lambda tag, value: [tag, value])
    seen = values.log(sock)
    far.send({"d": date, "n": [Tagged(99, [1, date])]})
    t.wait(seen, "data")
    t.equal(seen, [("data", {"d": [1, 1363896240], "n": [[99, [1, [1, 1363896240]]]]})])
