"""write_stream() from a BufferStream to a socket: the peer gets all. Origin: apidoc."""

from stream_kit import client

from net import stream


def test(t):
    sock, peer = client(t)
    source = stream.create_stream(t.pattern(3000), stream.MODE_READ)
    t.equal(stream.write_stream(source, sock, 256), 3000)
    t.until(lambda: peer.count == 3000, "3000 bytes")
    t.equal(peer.received, t.pattern(3000))
    t.equal(sock.is_writable(), True)
    source = stream.create_stream(t.pattern(3000), stream.MODE_READ)
    log = []
    t.equal(stream.write_stream(source, sock, 700, log.append), 0)
    t.until(lambda: log and peer.count == 6000, "the callback")
    e = log[0]
    t.equal((e.bytes_processed, e.success), (3000, True))
    t.check(e.from_stream is source and e.to_stream is sock, "both streams")
