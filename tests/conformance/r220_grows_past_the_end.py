"""Given a bytearray that ends before what is asked for, when receiving behind its start, then it
grows by what has come and what was there stays. Origin: Roku ifSocket."""

from msgport_kit import client

from net.msgport import MessagePort


def test(t):
    sock, peer = client(t, MessagePort())
    data = bytearray(b"0123456789")
    peer.send(b"abcdefgh")
    t.until(sock.is_readable, "data")
    n = sock.receive(data, 7, 8)
    while n < 8:
        t.until(sock.is_readable, "more")
        n += sock.receive(data, 7 + n, 8 - n)
    t.equal((n, sock.status(), bytes(data)), (8, 0, b"0123456abcdefgh"))
