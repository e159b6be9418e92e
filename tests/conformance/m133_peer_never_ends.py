"""Given a peer that neither ends nor stops sending, when close() is called, then `close` comes all
the same, and no data. Origin: S."""

from messages_kit import accepted

import net


def test(t):
    server, sock, log, peer = accepted(t)

    def more():
        if not log:
            peer.send(b"x")
            net.call_later(100, more)

    sock.close()
    more()
    t.wait(log, "close", ms=10000)
    t.equal(log, ["close"])
