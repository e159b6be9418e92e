"""Given ints, when 1 and -2 are sent, then they are big-endian two's complement on the wire.
Origin: original source."""

import messages_kit as kit


def test(t):
    client, log, peer = kit.client(t, send_type="int")
    client.send(1)
    client.send(-2)
    kit.receives(t, peer, b"\x00\x00\x00\x01\xff\xff\xff\xfe")
