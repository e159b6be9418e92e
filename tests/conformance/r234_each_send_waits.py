"""Given a network that takes nothing more, when something is sent without a port, and again when
it is full once more, then each send waits until the peer reads. Origin: Roku ifSocket."""

from msgport_kit import client, fill

import net
from net.msgport import MessagePort


def test(t):
    sock, peer = client(t, hold=True)
    port = MessagePort()
    total = 0
    for _ in range(2):
        peer.hold()
        sock.set_message_port(port)
        total += fill(t, sock)
        sock.set_message_port(None)
        net.call_later(50, peer.release)
        t.equal((sock.send(bytes(1000), 0, 1000), sock.status()), (1000, 0))
        total += 1000
        t.until(lambda: peer.count == total, "all", 10000)
