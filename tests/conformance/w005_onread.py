"""Given a stream with onread, then it is read into that buffer, as a socket is. Origin: issue
19."""

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
    t.until(lambda: watched.destroyed, "closed")
