"""Given messages that wait, when the peer ends its side only, then they are still sent before the
connection closes. Origin: our own decision."""

import messages_kit as kit


def test(t):
    server, sock, log, peer = kit.accepted(t)
    peer.hold()
    text = "0123456789" * 50
    sent = 0
    while sock.send(text):
        sent += len(text)
    sock.send(text)
    sent += 2 * len(text)
    peer.finish()
    t.idle(100)
    peer.release()
    t.wait(log, "close", 1, 20000)
    t.until(lambda: peer.ended, "the end", 20000)
    t.equal(peer.count, sent, "bytes")
    t.equal(log, ["close"])
