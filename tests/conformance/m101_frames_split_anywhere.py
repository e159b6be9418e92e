"""Given framed strings, when two messages come in pieces, split at any byte, then they come whole.
Origin: documentation."""

import messages_kit as kit

WIRE = b"\x02AB\x00\xff\x00\x00\x00\x03\xe2\x82\xac"


def test(t):
    server, sock, log, peer = kit.accepted(t, raw_bytes=False)
    for at in range(1, len(WIRE)):
        peer.send(WIRE[:at])
        t.idle(5)
        peer.send(WIRE[at:])
        t.wait(log, "data", 3)
        t.equal(kit.values(log), ["AB", "", "\u20ac"], "split at %d" % at)
        log.clear()
