"""Given idle_timeout and a peer that reads nothing while messages wait, when it has been
silent for so long, then `close`. Origin: our own decision."""

import messages_kit as kit


def test(t):
    server, sock, log, peer = kit.accepted(t, raw_bytes=False, idle_timeout=1)
    peer.hold()
    while sock.send("x" * (200 if t.board else 20000)):
        pass
    t.wait(log, "close", ms=9000)
    t.equal(log, ["close"])
