"""Given several messages in one chunk, when the `data` listener closes, then the others are not
emitted, framed or raw. Origin: original source, against its documentation."""

import messages_kit as kit


def test(t):
    for options in ({"raw_bytes": False}, {"receive_type": "byte"}, {}):
        server, sock, log, peer = kit.accepted(t, **options)
        sock.on("data", lambda value: sock.close())
        peer.send(b"\x01a\x01b")
        t.until(lambda: peer.ended, "the end", 5000)
        peer.send(b"\x01c")
        peer.finish()
        t.wait(log, "close")
        t.idle()
        t.equal(len(kit.values(log)), 1, "data events")
        t.equal(len(log), 2, "events")
        server.stop()
        t.idle(1)
