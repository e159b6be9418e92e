"""Given a peer that closes after 3 bytes, when receiving, then 3, 0, and 0 again, with success
each time. Origin: Roku echo server."""

from msgport_kit import client

from net.msgport import MessagePort


def test(t):
    for message_port in (MessagePort(), None):
        sock, peer = client(t, message_port)
        peer.send(b"bye")
        peer.finish()
        buffer = bytearray(10)
        t.until(sock.is_readable, "data")
        for want in (3, 0, 0):
            t.until(sock.is_readable, "readable")
            t.equal(sock.receive(buffer, 0, 10), want)
            t.equal((sock.e_success(), sock.e_ok()), (True, True))
        t.check(sock.is_connected(), "still connected: sending is possible")
        t.equal(sock.send(b"late", 0, 4), 4)
        t.until(lambda: peer.received == b"late", "what was sent after the peer's end")
        sock.close()
        peer.close()
