"""Given raw bytes, when a sequence is sent and comes, then it is narrowed, and emitted one by one.
Origin: test model SocketByte."""

import messages_kit as kit

SENT = [-1, 0, 1, 128, 256]
WIRE = b"\xff\x00\x01\x80\x00"


def test(t):
    client, log, peer = kit.client(t, send_type="byte")
    client.send(SENT)
    kit.receives(t, peer, WIRE)
    server, sock, log, peer = kit.accepted(t, receive_type="byte")
    peer.send(WIRE)
    t.wait(log, "data", 5)
    t.equal(log, [("data", v) for v in (-1, 0, 1, -128, 0)])
