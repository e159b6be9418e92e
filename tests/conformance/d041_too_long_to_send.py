"""Given a value larger than max_message_size, when it is sent, then ValueError, nothing queued;
one of just that size is sent. Origin: Sciter checklist 41."""

import values


def test(t):
    sock, far = values.client(t, max_message_size=100)
    seen = values.log(sock)
    for value in ("x" * 99, b"x" * 99, [0] * 100, [[]] * 100, {"x" * 60: "y" * 40}, "x" * 5000):
        t.raises(ValueError, sock.send, value)
    t.idle()
    t.equal((seen, far.peer.received), ([], b""))
    for value in ("x" * 98, [0] * 98):
        sock.send(value)
    t.wait(seen, "sent", 2)
    t.until(lambda: len(far.values()) == 2, "the longest")
    t.equal(far.values(), ["x" * 98, [0] * 98])
