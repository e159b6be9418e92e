"""Given every integer type, when numbers around its borders are sent, then Java's narrowing is on
the wire. Origin: Java's narrowing (JLS 5.1.3)."""

import messages_kit as kit

SENT = [127, 128, 255, 256, -128, -129, 32767, 32768, 65535, 65536, 300.7, -0.9, 4294967296, -1e10]
LOW = [0x7F, 0x80, 0xFF, 0, 0x80, 0x7F, 0xFF, 0, 0xFF, 0, 0x2C, 0, 0xFF, 0]
HIGH = [0, 0, 0, 1, 0xFF, 0xFF, 0x7F, 0x80, 0xFF, 0, 1, 0, 0xFF, 0]
TOP = 0x7FFFFFFF
INTS = [TOP, TOP + 1, -TOP - 1, -TOP - 2, 4294967296, -1e10, 2.9, -2.9, 3e9]
WIRE = [TOP, TOP, TOP + 1, TOP + 1, TOP, TOP + 1, 2, 0xFFFFFFFE, TOP]


def test(t):
    for kind in ("byte", "unsignedbyte", "short", "unsignedshort"):
        client, log, peer = kit.client(t, send_type=kind)
        client.send(SENT)
        if kind.endswith("byte"):
            want = bytes(LOW)
        else:
            want = b"".join([bytes(pair) for pair in zip(HIGH, LOW)])
        kit.receives(t, peer, want)
        client.close()
        kit.closes(t, log, peer)
    client, log, peer = kit.client(t, send_type="int")
    for value in INTS:
        client.send(value)
    client.send(INTS)
    kit.receives(t, peer, b"".join([bits.to_bytes(4, "big") for bits in WIRE + WIRE]))
