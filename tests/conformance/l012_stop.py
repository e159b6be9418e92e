"""Given stop() at a line, then the rest of the chunk is returned, nothing more is told, and the
socket is the program's again, with all that follows. Origin: issue 19."""

from net.lines import exactly, lines


def test(t):
    _, sock, peer = t.accepted()
    log, rest = [], []

    def line(data):
        log.append(data)
        if data == b"upgrade":
            rest.append(reader.stop())
            sock.on("data", rest.append)

    reader = lines(sock, line, t.note(log, "done"), timeout=1000)
    peer.send(b"hello\nupgrade\n\x81\x82")
    t.until(lambda: rest, log)
    peer.send(b"\x83")
    t.until(lambda: b"".join(rest) == b"\x81\x82\x83", rest)
    t.idle(1500)
    peer.finish()
    t.until(lambda: sock.destroyed, "closed")
    t.equal(log, [b"hello", b"upgrade"])
    t.raises(ValueError, exactly, reader, 1, print)
