"""Given a stream, then onread and net.lines read it as they read a socket. Origin: issue 19."""

from net.lines import lines
from net.watch import watch


def test(t):
    stream, peer = t.stream()
    got = []

    def read(n, buf, watched):
        got.append(bytes(buf[:n]))

    watched = watch(stream, onread=(bytearray(4), read))
    peer.send(b"0123456789")
    t.until(lambda: b"".join(got) == b"0123456789", got)
    t.check(max([len(part) for part in got]) <= 4, "a buffer at a time")
    watched.destroy()
    stream, peer = t.stream()
    log = []
    lines(watch(stream), log.append, log.append)
    peer.send(b"one\ntw")
    peer.send(b"o\nlast")
    peer.finish()
    t.until(lambda: len(log) == 4, log)
    t.equal(log, [b"one", b"two", b"last", "end"])
