"""close() when CONNECTED: CLOSED, not readable; the peer reads the end. Origin: apidoc."""

from stream_kit import client

from net import stream


def test(t):
    sock, peer = client(t)
    sock.close()
    t.equal((sock.state, sock.is_readable()), (stream.CLOSED, False))
    t.until(lambda: peer.gone, "the end")
    t.equal(peer.ended, True)
