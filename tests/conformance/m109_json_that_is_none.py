"""Given JSON, when a value is sent that JSON does not have, then `error`, and nothing is sent.
Origin: our own decision, after the original's other types."""

import messages_kit as kit


def deep(n):
    made = []
    for _ in range(n):
        made = [made]
    return made


def test(t):
    client, log, peer = kit.client(t, raw_bytes=False, send_type="json")
    bad = [float("nan"), float("inf"), [1, {"a": object()}], {1: 2}, b"bytes", {1, 2}, deep(40)]
    for value in bad:
        client.send(value)
    t.wait(log, "error", len(bad))
    t.equal(log, ["open"] + [("error", "EINVAL")] * len(bad))
    client.send(deep(3))
    kit.receives(t, peer, b"\x08[[[[]]]]")
