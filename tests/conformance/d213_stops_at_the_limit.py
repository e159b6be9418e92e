"""Given a list that is too long to be sent, then encoding stops at the limit: what comes behind it
is not looked at. Origin: our own decision."""

import values


def test(t):
    sock, far = values.client(t, max_message_size=20)
    error = t.raises(ValueError, sock.send, [1] * 40 + [t])
    t.equal(str(error), "message too long")
    t.raises(TypeError, sock.send, [1] * 10 + [t])
