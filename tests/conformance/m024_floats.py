"""Given floats, when 1.5 and numbers that are too large are sent, then binary32 is on the wire,
infinities among it. Origin: Java's narrowing (JLS 5.1.3)."""

import messages_kit as kit


def test(t):
    client, log, peer = kit.client(t, send_type="float", receive_type="float")
    client.send([1.5, 1e300, -1e300, 10**60])
    kit.receives(t, peer, b"\x3f\xc0\x00\x00\x7f\x80\x00\x00\xff\x80\x00\x00\x7f\x80\x00\x00")
    peer.send(b"\x3f\xc0\x00\x00\x7f\x80\x00\x00")
    t.wait(log, "data", 2)
    t.equal(kit.values(log), [1.5, float("inf")])
