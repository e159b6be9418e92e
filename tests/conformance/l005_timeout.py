"""Given a limit of time and a peer that sends a byte now and then, then done("timeout") comes
although it is never silent; without done the connection is closed at once. Origin: issue 19."""

from net.lines import lines


def drip(t, sock, peer):
    for _ in range(100):
        peer.send(b".")
        t.idle(20)
        if sock.destroyed or not sock.writable:
            return
    t.fail("100 bytes in 2 s, and no end")


def test(t):
    _, sock, peer = t.accepted()
    log = []
    lines(sock, log.append, log.append, timeout=1000)
    peer.send(b"in time\n")
    t.until(lambda: log, log)
    drip(t, sock, peer)
    t.equal(log, [b"in time", "timeout"])
    peer.close()
    _, sock, peer = t.accepted()
    lines(sock, log.append, timeout=100)
    drip(t, sock, peer)
    t.until(lambda: sock.destroyed and peer.gone, "closed")
    t.equal(len(log), 2, "told")
