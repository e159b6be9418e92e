"""create_buffer() takes bytes, a bytearray or a memoryview, and copies them. Origin: own."""

from stream_kit import client, content

from net import stream


def test(t):
    data = bytearray(b"\x00\xffabc")
    for value in (bytes(data), data, memoryview(data)):
        buffer = stream.create_buffer(value=value)
        t.equal((content(buffer), buffer.length), (list(data), 5))
    data[0] = 7
    t.equal(buffer[0], 0)
    buffer.length = 2
    t.equal(content(stream.create_buffer(value=b"ab", length=4)), [97, 98, 0, 0])
    t.raises(ValueError, stream.create_buffer, value=b"abc", length=2)
    sock, peer = client(t)
    t.equal(sock.write(stream.create_buffer(value=b"\xde\xad")), 2)
    t.until(lambda: peer.received == b"\xde\xad", "sent")
