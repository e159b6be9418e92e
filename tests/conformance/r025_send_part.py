"""Given a connection, when part of an array is sent, then the peer gets that part; a length
past the end sends what there is. Origin: Roku ifSocket."""

from msgport_kit import client


def test(t):
    sock, peer = client(t)
    t.equal(sock.send(bytearray(b"0123456789"), 2, 3), 3)
    t.until(lambda: peer.received == b"234", "the part")
    t.equal(sock.send(memoryview(b"0123456789"), 8, 100), 2)
    t.until(lambda: peer.received == b"23489", "the rest")
    t.equal((sock.send(b"abc", 1, 0), sock.status()), (0, 0), "nothing")
    t.equal((sock.send(b"abc", 3, 5), sock.status()), (0, 0), "at the end")
    t.raises(TypeError, sock.send, "text", 0, 4)
