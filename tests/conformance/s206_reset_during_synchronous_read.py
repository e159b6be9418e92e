"""The peer resets during a synchronous read: it raises, ERROR, `error` once."""

from stream_kit import client, text

import net
from net import stream


def test(t):
    errors = []
    sock, peer = client(t, error=errors.append)
    net.call_later(20, peer.reset)
    t.equal(t.raises(OSError, sock.read, text("x")).errno, 104)
    t.equal(sock.state, stream.ERROR)
    t.until(lambda: errors, "error")
    t.idle()
    t.equal(len(errors), 1)
    t.raises(OSError, sock.read, text("x"))
