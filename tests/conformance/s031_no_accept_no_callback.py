"""LISTENING without accept(): clients are connected, `accepted` is not called. Origin: guide."""

from stream_kit import listener


def test(t):
    got = []
    sock = listener(t, accepted=got.append)
    peer = t.peer.connect(sock.port)
    t.until(lambda: peer.opened, "opened")
    t.idle()
    t.equal(got, [])
