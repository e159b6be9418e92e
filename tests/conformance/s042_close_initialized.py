"""close() when INITIALIZED raises. Origin: apidoc."""

from net import stream


def test(t):
    sock = stream.create_tcp()
    t.raises(OSError, sock.close)
    t.equal(sock.state, stream.INITIALIZED)
