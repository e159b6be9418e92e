"""connect() when CONNECTED raises; the connection still works. Origin: apidoc."""

from stream_kit import client, text


def test(t):
    sock, peer = client(t)
    t.raises(OSError, sock.connect)
    sock.write(text("still"))
    t.until(lambda: peer.received == b"still", "still")
