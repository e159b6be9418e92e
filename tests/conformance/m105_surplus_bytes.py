"""Given framed shorts, when a message is no multiple of an element, then the whole elements, then
one `error`, and the connection stays. Origin: a fault of the original, not copied."""

import messages_kit as kit


def test(t):
    server, sock, log, peer = kit.accepted(t, raw_bytes=False, receive_type="short")
    peer.send(b"\x05\x00\x01\x00\x02\x00" + b"\x01\x09" + b"\x02\x00\x03")
    t.wait(log, "data", 2)
    want = [("data", [1, 2]), ("error", "EBADMSG"), ("error", "EBADMSG"), ("data", 3)]
    t.equal(log, want)
