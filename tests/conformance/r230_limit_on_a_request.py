"""Given a client that sends a byte now and then, when the program's own limit on its request is
over, then call_later(ms, socket.close) has ended it. Origin: this project."""

from msgport_kit import accepted, listener

import net


def test(t):
    listening, number = listener(t)
    sock, peer = accepted(t, listening, number)
    net.call_later(150, sock.close)

    def drip():
        if not peer.gone:
            peer.send(b"x")
            net.call_later(20, drip)

    drip()
    t.until(lambda: peer.gone, "the client's end")
    t.check(not sock.is_connected(), "closed")
    sock.close()  # a limit that comes after the end harms nobody
