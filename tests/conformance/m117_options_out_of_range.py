"""Given an option or argument of a wrong type or out of range, when a client or server is made,
then TypeError or ValueError, and nothing else. Origin: our own decision."""

from net import messages


def test(t):
    for words in ({"idle_timeout": "1"}, {"send_type": 1}, {"connect_timeout": []}):
        t.raises(TypeError, messages.SocketClient, **words)
    t.raises(TypeError, messages.SocketServer, port="80")
    t.raises(TypeError, messages.SocketClient, 80, 5)
    t.raises(ValueError, messages.SocketClient, 65536)
    t.raises(ValueError, messages.SocketServer, port=-1)
    t.raises(ValueError, messages.SocketClient, reconnect_attempts=-1)
    t.raises(ValueError, messages.SocketClient, receive_buffer_size=0)
    t.raises(ValueError, messages.SocketClient, connect_timeout=1 << 29)
    t.raises(TypeError, messages.SocketClient, idle_timeout=True)
    t.raises(ValueError, messages.SocketClient, idle_timeout=float("nan"))
