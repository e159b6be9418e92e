"""A host that is no text is a TypeError at once, when created and when assigned, so that nothing
listens where it was not meant to; what was there before stays. Origin: own."""

from net import stream


def test(t):
    for host in (5, b"127.0.0.1", ["127.0.0.1"], True):
        t.raises(TypeError, stream.create_tcp, host=host)
        t.raises(TypeError, stream.create_tcp, {"host": host, "port": 80})
        sock = stream.create_tcp(host=t.host)
        t.raises(TypeError, setattr, sock, "host", host)
        t.equal((sock.host, sock.state), (t.host, stream.INITIALIZED))
    sock.host = None
    t.equal(sock.host, None)
