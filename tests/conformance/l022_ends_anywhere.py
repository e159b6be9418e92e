"""Given pieces that begin or end with half an end of line, or have nothing else, then each line
comes once, as it was sent. Origin: issue 18."""

from net.lines import lines

PIECES = (b"\nabc\r", b"\r\n", b"\n", b"\r", b"\n\r\n\r", b"x\r", b"\ny\n\r", b"\r")
WANT = [b"", b"abc\r", b"", b"", b"", b"\rx", b"y"]


def test(t):
    _, sock, peer = t.accepted()
    got = []
    lines(sock, got.append)
    sent = 0
    for piece in PIECES:
        peer.send(piece)
        sent += len(piece)
        t.until(lambda: sock.bytes_read == sent, "a piece")
    peer.send(b"z\n")
    t.until(lambda: b"\r\rz" in got, got)
    t.equal(got, WANT + [b"\r\rz"])
