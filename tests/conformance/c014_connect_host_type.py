"""Given a host that is no text, when connect is called, then TypeError is raised. Origin: src."""

import net


def test(t):
    sock = net.Socket()
    t.raises(TypeError, sock.connect, 80, 123)
    t.raises(TypeError, sock.connect, {"port": 80, "host": 123})
    t.equal(sock.connecting, False, "connecting")
