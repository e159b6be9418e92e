"""Given framed ints, when a message has one element, then it comes as a bare number, also if a
list was sent. Origin: original source."""

import messages_kit as kit


def test(t):
    client, log, peer = kit.client(t, raw_bytes=False, send_type="int", receive_type="int")
    client.send([5])
    kit.receives(t, peer, b"\x04\x00\x00\x00\x05")
    peer.send(b"\x04\x00\x00\x00\x05")
    t.wait(log, "data")
    t.equal(kit.values(log), [5])
