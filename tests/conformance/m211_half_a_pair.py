"""Given a text with half of a surrogate pair, in a string, in JSON, or as a key in it, when it is
sent, then `error` EINVAL, and nothing is sent. Origin: our own decision."""

import messages_kit as kit

HALF = "a" + chr(0xD83D)


def test(t):
    for kind, values in (
        ("string", (HALF, ["a", HALF])),
        ("json", (HALF, [HALF], {"a": {HALF: 1}}, {"a": HALF})),
    ):
        server, sock, log, peer = kit.accepted(t, raw_bytes=False, send_type=kind)
        for value in values:
            t.equal(sock.send(value), False)
            t.wait(log, "error")
            t.equal(log, [("error", "EINVAL")])
            log.clear()
        t.equal(peer.count, 0)
        sock.close()
        kit.closes(t, log, peer)
