"""Given ints, when something that is no number is sent, alone or within a list, then `error` and
not a byte is sent. Origin: a fault of the original, not copied."""

import messages_kit as kit


def test(t):
    client, log, peer = kit.client(t, raw_bytes=False, send_type="int")
    for data in ("x", [1, "x"], [[1]], {"a": 1}, object(), "12"):
        t.check(client.send(data) is False, "send says no")
    t.equal(log, ["open"], "inside the call")
    t.wait(log, "error", 6)
    t.equal(log, ["open"] + [("error", "EINVAL")] * 6)
    client.send(7)
    kit.receives(t, peer, b"\x04\x00\x00\x00\x07")
