"""Given in_place, then fn gets a buffer and where in it the line, record or frame lies. Origin:
issue 19."""

from net.lines import exactly, frames, lines


def test(t):
    _, sock, peer = t.accepted()
    got = []

    def line(buf, start, end):
        got.append(bytes(buf[start:end]))
        if len(got) == 2:
            exactly(reader, 2, record, in_place=True)

    def record(buf, start, end):
        got.append(bytes(buf[start:end]))
        frames(reader, frame, in_place=True)

    def frame(buf, start, end):
        got.append(bytes(buf[start:end]))

    reader = lines(sock, line, in_place=True)
    for part in (b"on", b"e\ntwo\n12\0\0", b"\0\3abc\0\0\0\1d"):
        peer.send(part)
        t.idle(5)
    t.until(lambda: len(got) == 5, got)
    t.equal(got, [b"one", b"two", b"12", b"abc", b"d"])
