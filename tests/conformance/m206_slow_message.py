"""Given message_timeout, when a peer sends a message byte by byte and does not get through in that
time, then an `error` and `close`, however regularly the bytes come. Origin: our own decision."""

import messages_kit as kit

import net


def test(t):
    server, sock, log, peer = kit.accepted(t, raw_bytes=False, message_timeout=300)

    def drip():
        if not peer.gone:
            peer.send(b"x")
            net.call_later(50, drip)

    peer.send(b"\x02ab\xfe")
    drip()
    t.wait(log, "close", ms=2000)
    t.equal(log, [("data", "ab"), ("error", "ETIMEDOUT"), "close"])
