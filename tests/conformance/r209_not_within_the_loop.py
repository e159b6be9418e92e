"""Given net's loop running, when a call would have to wait, then RuntimeError, and nothing is
lost; calls that need not wait work. Origin: ours."""

from msgport_kit import client, take

import net
from net.msgport import MessagePort, wait


def test(t):
    port = MessagePort()
    sock, peer = client(t)
    other, _ = client(t, port)
    seen = []

    def inside():
        t.raises(RuntimeError, sock.receive, bytearray(4), 0, 4)
        t.raises(RuntimeError, wait, 0, port)
        seen.append((other.receive(bytearray(4), 0, 4), other.status()))
        seen.append(other.is_readable())
        seen.append(other.send(b"sent", 0, 4))

    net.call_later(1, inside)
    t.until(lambda: len(seen) == 3, seen)
    t.equal(seen, [(-1, 11), False, 4])
    peer.send(b"data")
    t.equal(take(t, sock, 4), b"data")
