"""read() and write() raise unless CONNECTED. Origin: android."""

from stream_kit import client, listener, text

from net import stream


def test(t):
    buffer = text("x")
    fresh = stream.create_tcp()
    closed, peer = client(t)
    closed.close()
    for sock in (fresh, listener(t), closed):
        t.raises(OSError, sock.read, buffer)
        t.raises(OSError, sock.write, buffer)
        t.raises(OSError, sock.read, buffer, print)
        t.raises(OSError, sock.write, buffer, print)
