"""Given raw numbers, when elements are split between chunks at any byte, then none is lost.
Origin: a fault of the original, not copied."""

import messages_kit as kit

DOUBLES = b"\x3f\xf0\0\0\0\0\0\0\x40\0\0\0\0\0\0\0\x40\x08\0\0\0\0\0\0"


def test(t):
    client, log, peer = kit.client(t, receive_type="double")
    for at in range(1, len(DOUBLES)):
        peer.send(DOUBLES[:at])
        t.idle(5)
        peer.send(DOUBLES[at:])
        t.wait(log, "data", 3)
        t.equal(kit.values(log), [1.0, 2.0, 3.0], "split at %d" % at)
        log.clear()
    for i in range(len(DOUBLES)):
        peer.send(DOUBLES[i : i + 1])
        t.idle(5)
    t.wait(log, "data", 3)
    t.equal(kit.values(log), [1.0, 2.0, 3.0], "byte by byte")
