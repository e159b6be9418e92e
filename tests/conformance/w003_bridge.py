"""Given pipes between a stream and a connection, then bytes go both ways and the end of the
connection leaves the stream watched: a bridge. Origin: issue 19."""

from net.watch import watch


def test(t):
    stream, serial = t.stream()
    watched = watch(stream)
    log = t.log(watched, "end close")
    for round in (b"1", b"2"):
        _, sock, peer = t.accepted()
        watched.pipe(sock, end=False)
        sock.pipe(watched, end=False)
        peer.send(b"to serial " + round)
        t.until(lambda r=round: serial.tail(11) == b"to serial " + r, "serial")
        serial.send(b"to net " + round)
        t.until(lambda r=round, p=peer: p.received == b"to net " + r, "net")
        peer.finish()
        t.until(lambda p=peer: p.gone, "gone")
        t.until(lambda s=sock: s.destroyed, "closed")
    t.equal(log, [])
    t.equal(watched.destroyed, False)
