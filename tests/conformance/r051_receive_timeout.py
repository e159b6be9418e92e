"""Given no port and a receive timeout, when the peer is silent, then -1 with EAGAIN; accept
gives None, also where the loop was kept until after the time. Origin: Roku ifSocketOption."""

from msgport_kit import client, listener, take

import net


def test(t):
    sock, peer = client(t)
    t.equal(sock.set_receive_timeout(1), True)
    t.equal((sock.receive(bytearray(4), 0, 4), sock.status()), (-1, 11))
    t.check(sock.e_again() and sock.e_ok() and sock.is_connected(), "no harm done")
    peer.send(b"late")
    t.equal(take(t, sock, 4), b"late")
    listening, number = listener(t)
    listening.set_receive_timeout(1)
    t.equal((listening.accept(), listening.status()), (None, 11))
    net.call_later(900, t.keep, 300)
    t.equal((listening.accept(), listening.status()), (None, 11), "late")
