"""Given a pipe to two peers of which one does not read, when that one is unpiped, then it still
gets what it was owed, unchanged, and the other goes on. Origin: a fault of ours."""

import net

needs = "heap 200k"


def test(t):
    chunk = 500 if t.board else 100000
    source, feed = t.client()
    slow, slow_peer = t.client(hold=True)
    fast, fast_peer = t.client()
    source.pipe(slow)
    source.pipe(fast)
    sent = 0
    while not (slow.buffer_size and source.is_paused()):
        t.check(sent < 32000000, "the slow one owes something at last")
        feed.send(t.pattern(chunk, sent))
        sent += chunk
        net.turn(5)
    source.unpipe(slow)
    t.until(lambda: fast.bytes_written == sent, "all of it to the other", 40000)
    slow_peer.release()
    t.until(lambda: not slow.buffer_size, "what is owed", 40000)
    t.idle()
    got = fast_peer.received
    t.check(len(got) > 0 and got == t.pattern(len(got)), "the other's bytes are those sent")
    got = slow_peer.received
    t.check(len(got) > 0 and got == t.pattern(len(got)), "the slow one's bytes are those sent")
