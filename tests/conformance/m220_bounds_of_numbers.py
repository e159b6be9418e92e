"""Given the least and the greatest numbers of each type, one by one and in a batch, when they are
sent and received, then they are the same on the wire and back. Origin: documentation of the types.
"""

import messages_kit as kit

TYPES = (
    ("byte", 1, True),
    ("unsignedbyte", 1, False),
    ("short", 2, True),
    ("unsignedshort", 2, False),
    ("int", 4, True),
)


def test(t):
    for kind, size, signed in TYPES:
        client, log, peer = kit.client(t, raw_bytes=False, receive_type=kind, send_type=kind)
        top = 1 << (8 * size - signed)
        values = [-top, -top + 1, -1] if signed else []
        values += [0, 1, 127, top - 2, top - 1]
        wire = b"".join([bits(value, size) for value in values])
        for value in values:
            peer.send(bytes((size,)) + bits(value, size))
            client.send(value)
        peer.send(bytes((len(wire),)) + wire)
        client.send(values)
        t.wait(log, "data", len(values) + 1)
        t.equal(kit.values(log), values + [values], kind)
        sent = b"".join([bytes((size,)) + bits(value, size) for value in values])
        t.until(lambda: len(peer.received) >= len(sent) + 1 + len(wire), kind)
        t.equal(peer.received, sent + bytes((len(wire),)) + wire, kind)
        client.close()
        peer.close()


def bits(value, size):
    """As they are on the wire."""
    return (value & (1 << 8 * size) - 1).to_bytes(size, "big")
