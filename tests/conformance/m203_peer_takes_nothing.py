"""Given a peer that reads nothing, so that messages wait, when the connection is closed, then
`close` comes all the same, soon. Origin: our own decision."""

import messages_kit as kit


def test(t):
    server, sock, log, peer = kit.accepted(t, raw_bytes=False)
    peer.hold()
    while sock.send("x" * (200 if t.board else 20000)):
        pass
    sock.close()
    t.wait(log, "close", ms=7000)
    t.equal(log, ["close"])
