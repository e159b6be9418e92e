"""Given a socket with a port, when the port is removed, then receive waits again. Origin: Roku
ifSocket."""

from msgport_kit import client

import net
from net.msgport import MessagePort


def test(t):
    sock, peer = client(t, MessagePort())
    buffer = bytearray(4)
    t.equal((sock.receive(buffer, 0, 4), sock.status()), (-1, 11))
    sock.set_message_port(None)
    net.call_later(50, peer.send, b"data")
    t.equal((sock.receive(buffer, 0, 4), sock.status()), (4, 0))
    t.equal(buffer, b"data")
    t.raises(TypeError, sock.set_message_port, "port")
