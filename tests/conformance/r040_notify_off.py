"""Given a notification that was switched off, when data comes, then no event. Origin: Roku
ifSocketAsync."""

from msgport_kit import client

from net.msgport import MessagePort, wait


def test(t):
    port = MessagePort()
    sock, peer = client(t, port)
    sock.notify_readable(True)
    sock.notify_readable(False)
    peer.send(b"data")
    t.equal(wait(200, port), None)
    t.check(sock.is_readable(), "it is there, though")
