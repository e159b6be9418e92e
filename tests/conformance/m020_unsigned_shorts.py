"""Given raw unsigned shorts, when a sequence is sent and comes, then it is narrowed, and emitted
in order. Origin: TCPSocketUnsignedShortSimple."""

import messages_kit as kit

WIRE = b"\xff\xff\x00\x00\x00\x01\xff\xff\x00\x00\x00\x02"


def test(t):
    client, log, peer = kit.client(t, send_type="unsignedshort")
    client.send([-1, 0, 1, 65535, 65536, 2])
    kit.receives(t, peer, WIRE)
    server, sock, log, peer = kit.accepted(t, receive_type="unsignedshort")
    peer.send(WIRE)
    t.wait(log, "data", 6)
    t.equal(kit.values(log), [65535, 0, 1, 65535, 0, 2])
