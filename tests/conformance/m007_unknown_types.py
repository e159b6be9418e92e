"""Given a send or receive type that is not in the list, the removed long and unsignedint among
them, when a client or server is made, then ValueError. Origin: original source."""

from net import messages


def test(t):
    for kind in ("long", "unsignedint", "nonsense", "", "PNG"):
        t.raises(ValueError, messages.SocketClient, 4000, "", {"sendType": kind})
        t.raises(ValueError, messages.SocketClient, receive_type=kind)
        t.raises(ValueError, messages.SocketServer, {"receiveType": kind})
    t.raises(ValueError, messages.SocketClient, receive_type="png")
