"""Given framed strings, when 255 bytes and more are sent, then the header is 255 and four bytes.
Origin: original source."""

import messages_kit as kit


def test(t):
    client, log, peer = kit.client(t, raw_bytes=False)
    client.send("a" * 255)
    client.send("b" * 256)
    kit.receives(
        t, peer, b"\xff\x00\x00\x00\xff" + b"a" * 255 + b"\xff\x00\x00\x01\x00" + b"b" * 256
    )
