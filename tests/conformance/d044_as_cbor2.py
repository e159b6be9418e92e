"""Given 200 random nested values as PyPI's cbor2 encodes them, when they go both ways, then all
are equal. (tests/interop has the same with cbor2 itself at the other end.) Origin: Sciter
checklist 44."""

import values
from cbor2_values import HEX

BATCH = 10


def test(t):
    conn, far, _ = values.accepted(t)
    seen = values.log(conn, "data")
    sent = b""
    for at in range(0, len(HEX), BATCH):
        for text in HEX[at : at + BATCH]:
            payload = bytes.fromhex(text)
            sent += len(payload).to_bytes(4, "big") + payload
            far.peer.send(sent[-len(payload) - 4 :])
        t.wait(seen, "data", at + BATCH)
        for value in values.told(seen, "data")[at:]:
            conn.send(value)
        t.until(lambda: len(far.peer.received) >= len(sent), "the way back")
    want = values.unframe(sent)[0]
    t.equal(len(want), 200)
    t.check(values.same(values.told(seen, "data"), want), "received")
    t.check(values.same(far.values(), want), "sent")
