"""Given framed strings, when an empty message comes, also amid others, then one event with the
empty string. Origin: a fault of the original, not copied."""

import messages_kit as kit


def test(t):
    server, sock, log, peer = kit.accepted(t, raw_bytes=False)
    peer.send(b"\x00")
    t.wait(log, "data")
    peer.send(b"\x01a\x00\x01b")
    t.wait(log, "data", 4)
    t.equal(kit.values(log), ["", "a", "", "b"])
    sock.send("")
    kit.receives(t, peer, b"\x00")
