"""Given a `data` listener that raises, when data comes, then the hook gets the exception, that
connection closes, and others live. Origin: our own decision."""

import messages_kit as kit


def test(t):
    server, sock, log, peer = kit.accepted(t, raw_bytes=False)
    other = kit.client(t)[2]

    def bad(value):
        raise RuntimeError("bad")

    sock.on("data", bad)
    peer.send(b"\x01a\x01b")
    t.wait(log, "close")
    t.equal(len(t.unhandled), 1)
    t.check("bad" in str(t.unhandled.pop()), "the exception")
    t.equal(log, [("data", "a"), "close"])
    t.idle()
    t.check(not other.gone, "the other connection lives")
