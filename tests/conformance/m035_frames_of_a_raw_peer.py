"""Given framed bytes, when a peer writes two messages by hand, split oddly, then they come as two
lists. Origin: test model Message3."""

import messages_kit as kit


def test(t):
    server, sock, log, peer = kit.accepted(t, raw_bytes=False, receive_type="byte")
    peer.send(b"\x05\x01\x02\x03")
    t.idle(200)
    t.equal(log, [])
    peer.send(b"\x04\x05\x03\x01\x02\x03")
    t.wait(log, "data", 2)
    t.equal(log, [("data", [1, 2, 3, 4, 5]), ("data", [1, 2, 3])])
