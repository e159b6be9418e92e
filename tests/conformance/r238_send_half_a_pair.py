"""Given a text with half of a surrogate pair, when it is sent, then ValueError, and nothing of it
goes. Origin: our own decision."""

from msgport_kit import client


def test(t):
    sock, peer = client(t)
    for half in (0xD800, 0xDBFF, 0xDC00, 0xDFFF):
        t.raises(ValueError, sock.send_str, "a" + chr(half))
    around = "\ud7ff" + chr(0xE000)
    t.equal(sock.send_str(around), 6)
    t.until(lambda: peer.count >= 6, "the bytes")
    t.equal(peer.received, around.encode())
