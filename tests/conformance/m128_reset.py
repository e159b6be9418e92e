"""Given a connection, when the peer resets it, then what came before, one `error`, then `close`.
Origin: original source."""

import messages_kit as kit


def test(t):
    client, log, peer = kit.client(t, raw_bytes=False)
    peer.send(b"\x01a")
    t.wait(log, "data")
    peer.reset()
    t.wait(log, "close")
    t.idle()
    t.equal(log, ["open", ("data", "a"), ("error", "ECONNRESET"), "close"])
