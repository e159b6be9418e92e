"""Given messages that wait for a peer, when it ends and goes on reading nothing, then `close`.
Origin: our own decision."""

import messages_kit as kit


def test(t):
    server, sock, log, peer = kit.accepted(t, raw_bytes=False)
    peer.hold()
    while sock.send("x" * (200 if t.board else 20000)):
        pass
    peer.finish()
    t.wait(log, "close", ms=8000)
    t.equal(log, ["close"])
