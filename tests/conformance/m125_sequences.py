"""Given a number type, when sequences of several kinds are sent, then each is one message; bytes
are numbers too. Origin: our own decision."""

from array import array

import messages_kit as kit


def test(t):
    client, log, peer = kit.client(t, raw_bytes=False, send_type="short")
    for data in ((1, 2), array("h", [1, 2]), b"\x01\x02", bytearray(b"\x01\x02"), range(1, 3)):
        client.send(data)
    kit.receives(t, peer, b"\x04\x00\x01\x00\x02" * 5)
    t.equal(log, ["open"])
