"""Given a send that has waited and is done, when the socket is closed, then nothing of it is left:
the loop has no more to do. Origin: Roku ifSocket (setSendTimeout)."""

from msgport_kit import client

import net


def test(t):
    sock, peer = client(t)
    t.equal(sock.set_send_timeout(60000), True)
    data = t.pattern(4000)
    t.equal(sock.send(data, 0, len(data)), len(data))
    t.until(lambda: peer.received == data, "all of it")
    sock.close()
    t.peer.close_all()
    t.idle()
    t.equal(net.turn(0), False, "something is open")
