"""Given framed strings, when two bytes are sent, then one header byte goes before them. Origin:
original source."""

import messages_kit as kit


def test(t):
    client, log, peer = kit.client(t, raw_bytes=False)
    client.send("AB")
    kit.receives(t, peer, b"\x02AB")
