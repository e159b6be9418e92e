"""Given a peer that resets, when receiving, then -1 with ECONNRESET; sending fails so once,
then with EPIPE. Origin: Roku ifSocketConnectionStatus."""

from msgport_kit import client

from net.msgport import MessagePort


def test(t):
    sock, peer = client(t, MessagePort())
    peer.reset()
    t.until(sock.is_readable, "the reset")
    buffer = bytearray(10)
    t.equal(sock.receive(buffer, 0, 10), -1)
    t.equal(sock.status(), 104)
    t.check(sock.e_conn_reset() and not sock.e_ok(), "reset")
    t.equal(sock.is_connected(), False)
    t.equal((sock.send(buffer, 0, 1), sock.status()), (-1, 104))
    t.equal((sock.send(buffer, 0, 1), sock.status()), (-1, 32))
    t.equal((sock.receive(buffer, 0, 10), sock.status()), (-1, 104))
    t.equal((sock.connect(), sock.status()), (False, 104))
    t.check(sock.is_exception(), "exception")
