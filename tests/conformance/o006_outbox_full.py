"""Given an outbox with room for three messages, when five are written, then the oldest two are
told as lost, after the call; one that never fits is refused; stop() gives the rest. Origin: issue
19."""

from net.reconnecting import Reconnecting


def test(t):
    client = Reconnecting(t.peer.closed_port(), t.peer.host, first=1000, outbox=3 * 20)
    log = t.log(client, "lost failed")
    t.wait(log, "failed")
    log.clear()
    for word in ("aaaa", "bbbb", "cccc", "dddd", "eeee"):
        t.equal(client.write(word), True, word)
    t.equal(log, [], "inside the call")
    t.idle(1)
    t.equal(log, [("lost", b"aaaa"), ("lost", b"bbbb")])
    t.equal(client.write("x" * 45), False, "what never fits")
    t.equal(client.stop(), [b"cccc", b"dddd", b"eeee"])
    t.raises(TypeError, client.write, 5)
    bare = Reconnecting(t.peer.closed_port(), t.peer.host)
    t.equal(bare.write("x"), False, "no outbox")
    bare.stop()
