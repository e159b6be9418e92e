"""Given an option that is a word where True or False is meant, a fraction where a whole number is,
or a time beyond what a timer can be set to, when a client or server is made, then TypeError or
ValueError, not a connection that nobody verifies or one that fails later. Origin: issue 18."""

from net import messages

WORDS = ("no", "false", b"x", [], 2, -1, 1.5)


def test(t):
    for name in ("trust_all", "ssl_tls", "raw_bytes", "no_delay", "keep_alive"):
        for wrong in WORDS:
            t.raises(ValueError, messages.SocketClient, **{name: wrong})
    for wrong in WORDS:
        t.raises(ValueError, messages.SocketServer, ssl_tls=wrong)
    for name in (
        "max_message",
        "max_unsent_messages",
        "receive_buffer_size",
        "reconnect_attempts",
    ):
        t.raises(TypeError, messages.SocketClient, **{name: 1.5})
    t.raises(ValueError, messages.SocketClient, idle_timeout=600000)
    for wrong in ([], {}, 0, b""):
        t.raises(TypeError, messages.SocketClient, 80, wrong)
    made = messages.SocketClient(80, None, trust_all=1, idle_timeout=1.5, connect_timeout=100.5)
    t.equal((made.host, made.options["trust_all"]), ("localhost", True))
    t.idle()
