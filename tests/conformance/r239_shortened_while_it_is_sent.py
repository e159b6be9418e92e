"""Given a bytearray that is being sent without a port, when a listener makes it shorter, then send
does not wait for bytes that there are no more: it gives the count that was taken. Origin: our own
decision."""

from msgport_kit import client

import net


def test(t):
    sock, peer = client(t, hold=True)
    data = bytearray(t.much)
    size = len(data)

    def shorten():
        data[size // 2 :] = b""
        peer.release()

    net.call_later(50, shorten)
    sent = sock.send(data, 0, size)
    t.check(0 < sent < size, "a part: %d, status %d" % (sent, sock.status()))
    t.equal(sock.status(), 0)
    t.until(lambda: peer.count == sent, "what was taken", 10000)
