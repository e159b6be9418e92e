"""net.close_all(): CLOSED, `closed`, and what was pending gets an operation error."""

from stream_kit import client, listener, text

import net
from net import stream


def test(t):
    closed, log = [], []
    sock, peer = client(t, closed=closed.append)
    server = listener(t, closed=closed.append)
    sock.read(text("x"), log.append)
    net.close_all()
    t.until(lambda: len(closed) == 2 and log, "callbacks")
    t.equal((sock.state, server.state), (stream.CLOSED, stream.CLOSED))
    t.equal((len(log), log[0].success), (1, False))
