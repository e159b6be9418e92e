"""Given number and, apart from it, double, when 1.5 is sent, then both write binary64. Origin:
original source."""

import messages_kit as kit

WIRE = b"\x3f\xf8\x00\x00\x00\x00\x00\x00"


def test(t):
    for kind in ("number", "double"):
        client, log, peer = kit.client(t, send_type=kind, receive_type=kind)
        client.send(1.5)
        kit.receives(t, peer, WIRE)
        peer.send(WIRE)
        t.wait(log, "data")
        t.equal(kit.values(log), [1.5], kind)
        client.close()
        kit.closes(t, log, peer)
