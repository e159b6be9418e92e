"""Given raw numbers, when the stream ends within one, then what was whole, one `error`, then
`close`. Origin: a fault of the original, not copied."""

import messages_kit as kit


def test(t):
    client, log, peer = kit.client(t, receive_type="int")
    peer.send(b"\x00\x00\x00\x01\x00\x00")
    peer.finish()
    t.wait(log, "close")
    t.equal(log, ["open", ("data", 1), ("error", "EBADMSG"), "close"])
