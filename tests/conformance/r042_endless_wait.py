"""Given an empty port, when waiting for ever and data comes, then the event comes. Origin: Roku
ifMessagePort, fixed."""

from msgport_kit import client, take

import net
from net.msgport import MessagePort, wait


def test(t):
    port = MessagePort()
    sock, peer = client(t, port)
    sock.notify_readable(True)
    net.call_later(50, peer.send, b"data")
    t.equal(wait(0, port).get_socket_id(), sock.get_id())
    t.equal(take(t, sock, 4), b"data")
    net.call_later(50, peer.send, b"more")
    t.equal(port.wait_message(0).get_socket_id(), sock.get_id())
