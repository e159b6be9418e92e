"""Given arguments of a wrong type, when a call gets them, then TypeError, and nothing has
happened. Half a surrogate pair is a ValueError. Origin: own."""

from msgport_kit import client

from net import msgport
from net.msgport import MessagePort, wait


def test(t):
    sock, peer = client(t, MessagePort())
    t.raises(TypeError, wait, 1, None)
    t.raises(TypeError, wait, -1, sock)
    t.raises(TypeError, sock.send_str, b"bytes")
    t.raises(TypeError, sock.send_str, None)
    t.raises(ValueError, sock.send_str, "half " + chr(0xD83D))
    t.raises(TypeError, sock.send, "text", 0, 4)
    t.raises(TypeError, sock.send, [1, 2], 0, 2)
    t.raises(TypeError, sock.send, b"data", "0", 4)
    t.raises(TypeError, sock.receive, bytearray(4), "0", 4)
    t.raises(TypeError, sock.receive, bytearray(4), 0, "4")
    t.raises(TypeError, sock.receive, "text", 1, 3)
    t.raises(TypeError, msgport.StreamSocket().receive, b"read only", 0, 4)
    t.raises(TypeError, sock.receive_str, "4")
    t.raises(TypeError, sock.set_message_port, 5)
    t.raises(TypeError, sock.set_send_timeout, 1.5)
    t.raises(TypeError, msgport.create_object, 5)
    t.raises(TypeError, msgport.SocketAddress().set_address, 5)
    t.raises(TypeError, sock.set_address, "127.0.0.1")
    t.equal((sock.send_str("h\xe9llo"), sock.is_connected()), (6, True))
    t.until(lambda: peer.received == b"h\xc3\xa9llo", "the text alone")
