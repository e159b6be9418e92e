"""write(buffer, 2, 5) returns 5; the peer gets that part. Origin: apidoc."""

from stream_kit import client, text


def test(t):
    sock, peer = client(t)
    t.equal(sock.write(text("0123456789"), 2, 5), 5)
    t.until(lambda: peer.received == b"23456", "23456")
