"""Given end() with output, then all is written, finish and close follow, and the loop is over;
with destroy() close alone. Origin: issue 19."""

from net.watch import watch


def test(t):
    stream, peer = t.stream()
    watched = watch(stream)
    log = t.log(watched, "finish end error close")
    watched.end(b"the last")
    t.wait(log, "close")
    t.until(lambda: peer.received == b"the last", "received")
    t.equal(log, ["finish", "close"])
    stream, peer = t.stream()
    watched = watch(stream)
    log = t.log(watched, "finish end error close")
    watched.destroy()
    t.wait(log, "close")
    t.idle(20)
    t.equal(log, ["close"])
