"""write(buffer) returns its length; the peer gets the bytes. Origin: guide."""

from stream_kit import client, text


def test(t):
    sock, peer = client(t)
    t.equal(sock.write(text("Howdy remote socket!")), 20)
    t.until(lambda: peer.received == b"Howdy remote socket!", "Howdy")
