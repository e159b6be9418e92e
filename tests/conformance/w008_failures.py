"""Given a stream that breaks, or a listener that raises, then it is told once and closed. Origin:
issue 19."""

from net.watch import watch


def test(t):
    stream, peer = t.stream()
    watched = watch(stream, lambda data: None)
    log = t.log(watched, "end error close")
    peer.reset()
    t.wait(log, "close")
    t.equal(log[-1], "close")
    t.equal(len(log), 2, "what was told: %s" % log)

    stream, peer = t.stream()

    def fail(data):
        raise ValueError("on purpose")

    watched = watch(stream, fail)
    log = t.log(watched, "error close")
    peer.send(b"x")
    t.wait(log, "close")
    t.equal((log, t.take_unhandled()), (["close"], ["ValueError"]))
