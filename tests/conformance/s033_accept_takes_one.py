"""One accept(), two clients: `accepted` once; again only after another accept(). Origin:
apidoc."""

from stream_kit import listener


def test(t):
    got = []
    sock = listener(t, accepted=got.append)
    sock.accept()
    peers = [t.peer.connect(sock.port), t.peer.connect(sock.port)]
    t.until(lambda: got and peers[0].opened and peers[1].opened, "accepted")
    t.idle()
    t.equal(len(got), 1)
    sock.accept()
    t.until(lambda: len(got) == 2, "accepted")
