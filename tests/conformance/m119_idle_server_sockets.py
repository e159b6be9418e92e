"""Given a server with idleTimeout, when a client is silent, then only its connection is closed.
Origin: original source."""

import messages_kit as kit


def test(t):
    server, sock, log, peer = kit.accepted(t, idle_timeout=1)
    t.until(lambda: peer.ended, "the end", 5000)
    kit.closes(t, log, peer)
    t.equal(log, ["close"])
