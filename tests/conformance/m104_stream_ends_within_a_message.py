"""Given framed strings, when the stream ends within a header or a message, then one `error`, then
`close`. Origin: our own decision."""

import messages_kit as kit


def test(t):
    for rest in (b"\xff", b"\xff\x00\x00", b"\x05", b"\x05abcd"):
        server, sock, log, peer = kit.accepted(t, raw_bytes=False)
        peer.send(b"\x01a" + rest)
        peer.finish()
        t.wait(log, "close")
        t.equal(log, [("data", "a"), ("error", "EBADMSG"), "close"], "with %r" % rest)
        server.stop()
        t.idle(1)
