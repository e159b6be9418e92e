"""Given a limit of 1000 bytes, when a message of 1001 is announced, then one `error`, then
`close`, and no data. Origin: a fault of the original, not copied."""

import messages_kit as kit


def test(t):
    server, sock, log, peer = kit.accepted(t, raw_bytes=False, max_message_size=1000)
    peer.send(b"\xff\x00\x00\x03\xe9")
    t.wait(log, "close")
    t.idle()
    t.equal(log, [("error", "EMSGSIZE"), "close"])
    server, sock, log, peer = kit.accepted(t, raw_bytes=False, max_message_size=1000)
    peer.send(b"\x01a\xff\xff\xff\xff\xff" + b"b" * 500)
    t.wait(log, "close")
    t.equal(log, [("data", "a"), ("error", "EMSGSIZE"), "close"])
