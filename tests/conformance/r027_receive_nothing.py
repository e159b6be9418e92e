"""Given a connection with a port and no data, when receiving, then -1 with EAGAIN. Origin:
published Roku programs."""

from msgport_kit import client

from net.msgport import MessagePort


def test(t):
    sock, peer = client(t, MessagePort())
    buffer = bytearray(10)
    t.equal(sock.receive(buffer, 0, 10), -1)
    t.check(sock.e_again() and sock.e_would_block() and sock.e_ok(), "try again")
    t.check(not sock.e_success(), "no success")
    t.equal(buffer, bytearray(10))
