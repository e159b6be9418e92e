"""Given framed numbers, when an empty message comes, then `error` and no data, and the connection
stays. Origin: original source."""

import messages_kit as kit


def test(t):
    server, sock, log, peer = kit.accepted(t, raw_bytes=False, receive_type="short")
    peer.send(b"\x00")
    t.wait(log, "error")
    peer.send(b"\x02\x00\x07")
    t.wait(log, "data")
    t.equal(log, [("error", "EBADMSG"), ("data", 7)])
