"""accept(first), accept(second), then a client: it has the second's options. Origin: apidoc."""

from stream_kit import listener


def test(t):
    got = []
    sock = listener(t, accepted=got.append)
    sock.accept({"timeout": 1000, "error": print})
    sock.accept(timeout=2000, error=len)
    t.peer.connect(sock.port)
    t.until(lambda: got, "accepted")
    t.equal((got[0].inbound.timeout, got[0].inbound.error), (2000, len))
    t.raises(TypeError, sock.accept, error=5)
    t.raises(ValueError, sock.accept, timeout=-1)
    t.raises(TypeError, sock.accept, time_out=5)
