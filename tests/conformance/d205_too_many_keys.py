"""Given a dict of more than 1024 keys, when it comes, then `error` and `close`: keys can be chosen
so that they cost the square of their number. Origin: our own decision."""

import values

needs = "heap 150k"  # a dict of so many keys wants a large block, and another when it grows


def pairs(n):
    """A map with so many keys."""
    payload = b"\xb9" + n.to_bytes(2, "big")
    return payload + b"".join([b"\x19" + i.to_bytes(2, "big") + b"\xf6" for i in range(n)])


def test(t):
    limit = 8000
    sock, far = values.client(t, max_message_size=limit, max_items=4000)
    seen = values.log(sock)
    payload = pairs(1024)
    far.peer.send(len(payload).to_bytes(4, "big") + payload)
    t.wait(seen, "data")
    t.equal(len(values.told(seen, "data")[0]), 1024)
    payload = pairs(1025)
    far.peer.send(len(payload).to_bytes(4, "big") + payload)
    t.wait(seen, "close")
    t.equal(seen[1:], [("error", "DataSocketError"), "close"])
