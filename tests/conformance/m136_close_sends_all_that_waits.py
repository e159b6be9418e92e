"""Given messages that wait because the peer does not read, when close() is called and the peer
reads, then it gets all of them, in order, and then the end. Origin: D, S (a)."""

from messages_kit import client, closes


def test(t):
    made, log, peer = client(t, hold=True, max_unsent_messages=0)
    piece = "0123456789" * 100
    sent = 0
    while made.send(piece):
        sent += 1
        t.check(sent < 100000, "that it has to wait, one day")
        t.idle(1)
    sent += 1
    for _ in range(5):
        t.equal(made.send(piece), False, "waits")
    made.close()
    peer.release()
    t.until(lambda: peer.count >= (sent + 5) * 1000, "all of it", 20000)
    t.check(peer.received == (piece * (sent + 5)).encode(), "in order")
    closes(t, log, peer)
    t.equal(log, ["open", "close"])
