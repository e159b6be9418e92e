"""read_all(stream): a new Buffer equal to the source. Origin: t.stream."""

from stream_kit import client

from net import stream


def test(t):
    source = stream.create_buffer(length=2000)
    source.fill(5)
    made = stream.create_stream(source, stream.MODE_READ)
    t.equal(stream.read_all(made).to_blob(), source.to_blob())
    sock, peer = client(t)
    peer.send(t.pattern(3000))
    peer.finish()
    t.equal(stream.read_all(sock).to_blob(), t.pattern(3000))
