"""Given an option that there is not, when a client or server is made, then TypeError. Origin: our
own decision; the original keeps it without a word."""

from net import messages


def test(t):
    for words in ({"ssl_tsl": True}, {"clientAuht": "required"}, {"other": 1}):
        t.raises(TypeError, messages.SocketServer, words)
        t.raises(TypeError, messages.SocketClient, 80, "a", words)
    t.raises(TypeError, messages.SocketServer, connect_timeout=5)
    messages.SocketServer(max_unsent_messages=5, message_timeout=100)
