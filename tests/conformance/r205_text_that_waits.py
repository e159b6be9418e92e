"""Given no port, when receive_str is called before the text has come, then it waits for it.
Origin: Roku ifSocket."""

from msgport_kit import client

import net


def test(t):
    sock, peer = client(t)
    net.call_later(20, peer.send, b"\xc3")
    net.call_later(60, peer.send, b"\xa9!")
    t.equal(sock.receive_str(10)[:1], "\xe9")
    t.equal(sock.status(), 0)
