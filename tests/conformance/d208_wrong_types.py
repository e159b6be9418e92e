"""Given an option or event of a wrong type or out of range, when a DataSocket is made or a handler
added, then TypeError or ValueError at once. Origin: our own decision."""

import values

from net.datasocket import DataSocket


def test(t):
    for words in (
        {"max_message_size": None},
        {"max_message_size": "100"},
        {"max_depth": 1.5},
        {"max_items": True},
        {"message_timeout": "1"},
        {"tag_hook": 5},
        {"max_mesage_size": 100},
    ):
        t.raises(TypeError, DataSocket.connect, "127.0.0.1", 9, **words)
        t.raises(TypeError, DataSocket.listen, bool, "127.0.0.1", 0, **words)
    for words in ({"max_message_size": -1}, {"message_timeout": -5}):
        t.raises(ValueError, DataSocket.connect, "127.0.0.1", 9, **words)
    sock, far = values.client(t)
    for event in (5, None, b"data"):
        t.raises(TypeError, sock.on, event, bool)
        t.raises(TypeError, sock.once, event, bool)
        t.raises(TypeError, sock.off, event)
    t.raises(TypeError, sock.on, "data", None)
    t.raises(TypeError, DataSocket.connect, 9, 5)
    t.raises(TypeError, DataSocket.listen, bool, 0, 5)
