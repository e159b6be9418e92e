"""Given a connection, when text is sent, then its UTF-8 bytes are, and counted. Origin: Roku
ifSocket."""

from msgport_kit import client


def test(t):
    sock, peer = client(t)
    t.equal(sock.send_str("\xe9"), 2)
    t.until(lambda: peer.received == b"\xc3\xa9", "the bytes")
    t.equal(sock.send_str(""), 0)
