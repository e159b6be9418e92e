"""Given a pipe to a peer that does not read, when something else starts the source, then nothing
that is still owed is overwritten. Origin: a fault of ours."""

import net

needs = "heap 200k"


def test(t):
    chunk = 500 if t.board else 100000
    source, feed = t.client()
    slow, slow_peer = t.client(hold=True)
    source.pipe(slow)
    sent = 0
    while not (slow.buffer_size and source.is_paused()):
        t.check(sent < 32000000, "the slow one owes something at last")
        feed.send(t.pattern(chunk, sent))
        sent += chunk
        net.turn(5)
    source.resume()
    t.idle()
    source.on("data", print_nothing)
    t.idle()
    slow_peer.release()
    t.until(lambda: slow.bytes_written == sent and not slow.buffer_size, "all of it", 40000)
    t.idle()
    got = slow_peer.received
    t.check(len(got) > 0 and got == t.pattern(len(got)), "the bytes are those sent")


def print_nothing(data):
    pass
