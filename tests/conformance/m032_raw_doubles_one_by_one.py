"""Given raw doubles, when [1.0, 2.0, 3.0] is sent and comes, then there are three events. Origin:
test model SocketDoubleArray."""

import messages_kit as kit

WIRE = b"\x3f\xf0\0\0\0\0\0\0\x40\0\0\0\0\0\0\0\x40\x08\0\0\0\0\0\0"


def test(t):
    client, log, peer = kit.client(t, send_type="double", receive_type="double")
    client.send([1.0, 2.0, 3.0])
    kit.receives(t, peer, WIRE)
    peer.send(WIRE)
    t.wait(log, "data", 3)
    t.equal(log, ["open", ("data", 1.0), ("data", 2.0), ("data", 3.0)])
