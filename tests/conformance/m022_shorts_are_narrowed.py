"""Given shorts, when 32768 and 70000 are sent, then their low 16 bits are. Origin: Java's
narrowing (JLS 5.1.3)."""

import messages_kit as kit


def test(t):
    client, log, peer = kit.client(t, send_type="short", receive_type="short")
    client.send([32768, 70000])
    kit.receives(t, peer, b"\x80\x00\x11\x70")
    peer.send(b"\x80\x00\x11\x70")
    t.wait(log, "data", 2)
    t.equal(kit.values(log), [-32768, 4464])
