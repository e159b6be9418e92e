"""Given a socket that was reset, when receive() has told the error, then it is readable still.
Origin: Roku."""

from msgport_kit import client

from net.msgport import MessagePort


def test(t):
    sock, peer = client(t, MessagePort())
    peer.reset()
    t.until(sock.is_readable, "the reset")
    for _ in range(2):
        t.equal(sock.receive(bytearray(10), 0, 10), -1)
        t.equal(sock.status(), 104)
    t.check(sock.is_readable(), "readable")
