"""Given framed strings, when 254 bytes are sent, then the header is still one byte. Origin:
original source."""

import messages_kit as kit


def test(t):
    client, log, peer = kit.client(t, raw_bytes=False)
    client.send("a" * 254)
    kit.receives(t, peer, b"\xfe" + b"a" * 254)
