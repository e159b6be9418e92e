"""Given a slow reader at the other end, then write() returns False, drain comes when it reads, and
all arrives in order. Origin: issue 19."""

from net.watch import watch


def test(t):
    stream, peer = t.stream()
    peer.hold()
    watched = watch(stream, high_water_mark=1000, max_queued=1 << 24)
    log = t.log(watched, "drain error close")
    sent = t.fill_up(watched, log, 600)
    t.equal(log, [])
    peer.release()
    t.until(lambda: log and peer.count == sent, lambda: (log, peer.count, sent), 20000)
    t.equal(log, ["drain"])
    t.intact(peer.chunks)
    t.equal(watched.buffer_size, 0)
