"""Given framed numbers that 32 bits do not hold, when [1.1, 1e300] comes and is sent back, then
neither way loses a bit. Origin: test model SocketDoubleArrayBatched."""

import messages_kit as kit

needs = "double"
WIRE = b"\x10\x3f\xf1\x99\x99\x99\x99\x99\x9a\x7e\x37\xe4\x3c\x88\x00\x75\x9c"


def test(t):
    client, log, peer = kit.client(t, raw_bytes=False, send_type="number", receive_type="number")
    client.on("data", client.send)
    peer.send(WIRE)
    kit.receives(t, peer, WIRE)
    t.equal(kit.values(log), [[1.1, 1e300]])
