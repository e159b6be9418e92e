"""accept() without an `accepted` callback: the client sees the end. Origin: T19."""

from stream_kit import listener

from net import stream


def test(t):
    sock = listener(t)
    sock.accept()
    peer = t.peer.connect(sock.port)
    t.until(lambda: peer.gone, "the end")
    t.equal(sock.state, stream.LISTENING)
