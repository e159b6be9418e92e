"""Given messages that the system has not taken, when close is called, then the peer receives all
before the end. Origin: documentation."""

import messages_kit as kit


def test(t):
    client, log, peer = kit.client(t, hold=True, max_unsent_messages=0)
    text = "0123456789" * 100
    sent = 0
    while client.send(text) or sent < 20 * len(text):
        sent += len(text)
    sent += len(text)
    client.close()
    peer.release()
    t.until(lambda: peer.ended, "the end", 20000)
    t.equal(peer.count, sent, "bytes")
    t.check(peer.received == text.encode() * (sent // len(text)), "intact")
    kit.closes(t, log, peer)
