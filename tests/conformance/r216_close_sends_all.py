"""Given bytes taken by send, with a port or without, when the socket is closed, then the peer
gets them all, and the end. Origin: Roku ifSocket."""

from msgport_kit import client

from net.msgport import MessagePort


def test(t):
    for message_port in (None, MessagePort()):
        sock, peer = client(t, message_port)
        data = t.pattern(500)
        t.equal(sock.send(data, 0, 500), 500)
        sock.set_linger(2)
        sock.close()
        t.until(lambda: peer.ended or peer.closed, "the end")
        t.equal(peer.received, data)
        t.equal(peer.error, None)
