"""Given framed strings and a limit, when a longer message is sent, then `error`, and nothing of it
goes. Origin: our own decision."""

import messages_kit as kit


def test(t):
    client, log, peer = kit.client(t, raw_bytes=False, max_message=300)
    client.send("a" * 301)
    client.send("b" * 300)
    kit.receives(t, peer, b"\xff\x00\x00\x01\x2c" + b"b" * 300)
    t.equal(log, ["open", ("error", "EMSGSIZE")])
