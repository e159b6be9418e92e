"""Given raw doubles and emit_batch_data_as_available, when 24 bytes come at once, then one list;
when 8 come, a bare number. Origin: original source."""

import messages_kit as kit

WIRE = b"\x3f\xf0\0\0\0\0\0\0\x40\0\0\0\0\0\0\0\x40\x08\0\0\0\0\0\0"


def test(t):
    client, log, peer = kit.client(t, receive_type="double", emitBatchDataAsAvailable=True)
    peer.send(WIRE)
    t.wait(log, "data")
    peer.send(WIRE[:8])
    t.wait(log, "data", 2)
    t.equal(kit.values(log), [[1.0, 2.0, 3.0], 1.0])
