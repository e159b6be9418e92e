"""Given a port and 5 bytes that have come, when closed, then they can be received still, then
EBADF. Origin: Roku SDK on ifSocket."""

from msgport_kit import client

from net.msgport import MessagePort


def test(t):
    sock, peer = client(t, MessagePort())
    peer.send(b"abcde")
    t.until(sock.is_readable, "data")
    sock.close()
    t.equal(sock.status(), 0)
    buffer = bytearray(10)
    t.equal((sock.receive(buffer, 0, 2), sock.receive(buffer, 2, 8)), (2, 3))
    t.equal(buffer[:5], b"abcde")
    t.equal((sock.receive(buffer, 0, 10), sock.status()), (-1, 9))
    t.equal((sock.send(buffer, 0, 1), sock.status()), (-1, 9))
    t.until(lambda: peer.gone, "closed")
