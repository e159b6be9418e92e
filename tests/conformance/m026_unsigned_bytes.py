"""Given unsigned bytes, when 300, -1 and 300.7 are sent, then their low 8 bits are. Origin:
original source."""

import messages_kit as kit


def test(t):
    client, log, peer = kit.client(t, send_type="unsignedbyte", receive_type="unsignedbyte")
    client.send([300, -1, 300.7])
    kit.receives(t, peer, b"\x2c\xff\x2c")
    peer.send(b"\xff")
    t.wait(log, "data")
    t.equal(kit.values(log), [255])
