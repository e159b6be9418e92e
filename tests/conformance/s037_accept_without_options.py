"""accept() without options works; the new socket has no error callback. Origin: guide, T5."""

from stream_kit import accepted

from net import stream


def test(t):
    sock, inbound, peer = accepted(t)
    t.equal((inbound.error, inbound.timeout), (None, None))
    peer.send(b"hello")
    buffer = stream.create_buffer(length=10)
    t.equal(inbound.read(buffer), 5)
