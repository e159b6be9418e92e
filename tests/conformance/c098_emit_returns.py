"""Given a listener or none, when emit is called, then it returns true or false. Origin: src."""

import net


def test(t):
    sock = net.Socket()
    t.equal(sock.emit("x"), False, "without a listener")
    sock.on("x", lambda: None)
    t.equal(sock.emit("x"), True, "with one")
    t.raises(KeyError, sock.emit, "error", KeyError("mine"))
