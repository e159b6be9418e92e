"""connect() without a port, or outside 1...65535, raises; the state stays. Origin: apidoc."""

from net import stream


def test(t):
    sock = stream.create_tcp(host="127.0.0.1")
    t.raises(ValueError, sock.connect)
    for port in (0, -1, 70000, "http"):
        sock.port = port
        t.raises(ValueError, sock.connect)
        t.equal(sock.state, stream.INITIALIZED, port)
    sock.port = 80.5
    t.raises(TypeError, sock.connect)
    t.raises(OSError, sock.close)
