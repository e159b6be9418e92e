"""Given framed strings, when two messages come in one chunk, then two events. Origin: a fault of
the original, not copied."""

import messages_kit as kit


def test(t):
    server, sock, log, peer = kit.accepted(t, raw_bytes=False)
    peer.send(b"\x02AB\x02CD")
    t.wait(log, "data", 2)
    t.equal(log, [("data", "AB"), ("data", "CD")])
