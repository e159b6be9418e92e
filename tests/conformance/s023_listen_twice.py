"""listen() when LISTENING raises; `error` is not called, it still accepts. Origin: apidoc, T24."""

from stream_kit import listener

from net import stream


def test(t):
    got, errors = [], []
    sock = listener(t, accepted=got.append, error=errors.append)
    t.raises(OSError, sock.listen)
    sock.accept()
    t.peer.connect(sock.port)
    t.until(lambda: got, "accepted")
    t.equal((errors, sock.state), ([], stream.LISTENING))
