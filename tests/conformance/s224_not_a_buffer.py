"""read() and write() with what is not a Buffer: TypeError, and the socket still works."""

from stream_kit import client, text

from net import stream


def test(t):
    sock, peer = client(t)
    blob = stream.create_stream(b"abc", stream.MODE_READ)
    for wrong in (bytearray(5), b"bytes", "text", None, 5):
        for call in (sock.read, sock.write, blob.read):
            t.raises(TypeError, call, wrong)
            t.raises(TypeError, call, wrong, lambda e: None)
    t.raises(TypeError, stream.read_all, sock, bytearray(5), lambda e: None)
    sock.write(text("hello"))
    t.until(lambda: peer.received == b"hello", "hello")
