"""connect() when LISTENING raises; the listener still works. Origin: apidoc."""

from stream_kit import listener

from net import stream


def test(t):
    got = []
    sock = listener(t, accepted=got.append)
    t.raises(OSError, sock.connect)
    t.equal(sock.state, stream.LISTENING)
    sock.accept()
    t.peer.connect(sock.port)
    t.until(lambda: got, "accepted")
