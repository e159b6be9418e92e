"""Given raw strings, when the two bytes of a character come apart, then the text is not broken.
Origin: a fault of the original, not copied."""

import messages_kit as kit


def test(t):
    client, log, peer = kit.client(t)
    peer.send(b"\xc3")
    t.idle(100)
    peer.send(b"\xa9")
    t.until(lambda: kit.text(log), log)
    t.equal(kit.text(log), "\u00e9")
