"""close() when LISTENING: CLOSED; later connects are refused. Origin: apidoc."""

from stream_kit import listener

from net import stream


def test(t):
    got = []
    sock = listener(t, accepted=got.append)
    sock.accept()
    sock.close()
    t.equal(sock.state, stream.CLOSED)
    t.idle()
    peer = t.peer.connect(sock.port)
    t.until(lambda: peer.error, "refused")
    t.equal((peer.error, got), ("ECONNREFUSED", []))
