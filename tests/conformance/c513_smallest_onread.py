"""Given onread with a buffer of one byte or two, then it is taken as it is, and what comes goes
through it piece by piece. Origin: issue 18."""


def test(t):
    for size in (1, 2):
        sock, peer = t.client()
        buffer = bytearray(b"\x07\x08"[:size])
        got = []
        sock.set_onread(buffer, lambda n, buf, sock: got.append(bytes(buf[:n])))
        t.equal(bytes(buffer), b"\x07\x08"[:size], "nothing has come")
        peer.send(b"abcde")
        t.until(lambda: b"".join(got) == b"abcde", got)
        t.check(max([len(piece) for piece in got]) <= size, "pieces")
