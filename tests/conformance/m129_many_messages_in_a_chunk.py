"""Given framed numbers, when hundreds of messages come in one go, then each is emitted, in order.
Origin: a fault of the original, not copied."""

import messages_kit as kit


def test(t):
    client, log, peer = kit.client(t, raw_bytes=False, receive_type="short")
    peer.send(b"".join([b"\x02" + bytes((i >> 8, i & 255)) for i in range(500)]))
    t.wait(log, "data", 500, 5000)
    t.equal(kit.values(log), list(range(500)))
