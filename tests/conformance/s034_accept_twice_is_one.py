"""accept() called twice before any client: one connection is taken. Origin: apidoc."""

from stream_kit import listener


def test(t):
    got = []
    sock = listener(t, accepted=got.append)
    sock.accept()
    sock.accept()
    t.peer.connect(sock.port)
    t.peer.connect(sock.port)
    t.until(lambda: got, "accepted")
    t.idle()
    t.equal(len(got), 1)
