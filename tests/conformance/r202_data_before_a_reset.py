"""Given bytes and then a reset, when receiving, then the bytes come first. Origin: DESIGN 1.3."""

from msgport_kit import client, take

from net.msgport import MessagePort


def test(t):
    for counted in (False, True):
        sock, peer = client(t, MessagePort())
        peer.send(b"last words")
        t.until(sock.is_readable, "data")
        peer.reset()
        t.idle(20)
        if counted:
            t.equal(sock.get_count_rcv_buf(), 10)
        t.equal(take(t, sock, 10), b"last words")
        t.until(sock.is_readable, "the reset")
        t.equal((sock.receive(bytearray(4), 0, 4), sock.status()), (-1, 104))
