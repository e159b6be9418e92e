"""Given max_message 0, when a text is sent, then it is too long and nothing of it goes; an empty
one goes. Origin: our own decision."""

import messages_kit as kit


def test(t):
    client, log, peer = kit.client(t, raw_bytes=False, max_message=0)
    t.equal(client.send("a"), False)
    t.wait(log, "error")
    t.equal(log, ["open", ("error", "EMSGSIZE")])
    client.send("")
    kit.receives(t, peer, b"\0")
