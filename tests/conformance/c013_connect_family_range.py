"""Given a family that is not 0, 4 or 6, when connect is called, then ValueError is raised. Origin:
src."""

import net


def test(t):
    sock = net.Socket()
    t.raises(ValueError, sock.connect, 80, "127.0.0.1", family=5)
    t.raises(ValueError, sock.connect, {"port": 80, "host": "127.0.0.1", "family": 5})
    t.equal(sock.connecting, False, "connecting")
