"""Given a stream that is watched, then what comes is told as data, write() sends, and the other
side's end is end and close, once. Origin: issue 19."""

from net.watch import watch


def test(t):
    stream, peer = t.stream()
    got = []
    watched = watch(stream, got.append)
    log = t.log(watched, "end error close")
    t.equal(watched.stream, stream)
    for chunk in (b"one", t.pattern(500), b"\0\xff"):
        peer.send(chunk)
        want = b"".join(got) + chunk
        t.until(lambda want=want: len(b"".join(got)) >= len(want), got)
        t.equal(b"".join(got), want)
    t.equal(watched.write("back"), True)
    watched.write(bytearray(b" again"))
    t.until(lambda: peer.received == b"back again", "received")
    t.equal((watched.bytes_read, watched.bytes_written), (505, 10))
    peer.finish()
    t.wait(log, "close")
    t.idle()
    t.equal(log, ["end", "close"])
    t.equal(watched.destroyed, True)
