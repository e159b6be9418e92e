"""Given values that cannot be serialised, when they are sent, then TypeError; nothing reaches the
peer and the socket stays usable. Origin: Sciter checklist 18."""

import values


def test(t):
    sock, far = values.client(t)
    seen = values.log(sock)
    for value in (object(), test, {1, 2}, [1, {"a": object()}], {(1,): 2}, {None: 1}, {True: 1}):
        t.raises(TypeError, sock.send, value)
    t.idle()
    t.equal((seen, far.peer.received), ([], b""))
    sock.send("ok")
    t.until(far.values, "the next one")
    t.equal(far.values(), ["ok"])
