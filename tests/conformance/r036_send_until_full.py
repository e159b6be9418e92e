"""Given a port and a peer that does not read, when sending on, then it ends in -1 with EAGAIN,
not writable. Origin: Linux send."""

from msgport_kit import client, fill

from net.msgport import MessagePort


def test(t):
    sock, peer = client(t, MessagePort(), hold=True)
    sent = fill(t, sock)
    t.check(sent > 0 and sock.e_again() and sock.e_ok(), "full after %d" % sent)
    t.equal(sock.is_writable(), False)
    t.check(sock.is_connected(), "connected")
