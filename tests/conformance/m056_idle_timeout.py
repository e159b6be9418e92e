"""Given idleTimeout 2, when nothing is sent, then `close` and no `error`; while there is traffic
it stays open. Origin: documentation."""

import messages_kit as kit


def test(t):
    client, log, peer = kit.client(t, idle_timeout=2)
    for _ in range(6):
        peer.send(b".")
        t.idle(500)
    t.equal(kit.text(log), "......")
    t.check("close" not in log, "open while there is traffic")
    t.until(lambda: peer.ended, "the end", 6000)
    kit.closes(t, log, peer)
    t.equal([e for e in log if e[0] == "error"], [])
