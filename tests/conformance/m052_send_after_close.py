"""Given a closed client, when it sends, then nothing is raised, and an `error` is reported.
Origin: original source."""

import messages_kit as kit


def test(t):
    client, log, peer = kit.client(t)
    client.close()
    kit.closes(t, log, peer)
    log = kit.record(client, "error")
    t.check(client.send("late") is False, "send says no")
    t.equal(log, [], "inside the call")
    t.wait(log, "error")
    t.equal(log, [("error", "EPIPE")])
    t.equal(peer.received, b"", "what the peer received")
