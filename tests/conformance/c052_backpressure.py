"""Given a peer that does not read, when much is written, then write returns False and drain waits;
when the peer reads, then everything arrives and drain is emitted. Origin: doc."""


def test(t):
    sock, peer = t.client(hold=True)
    log = t.log(sock, "drain error close")
    sent = t.fill_up(sock, log)
    t.equal(log, [])
    peer.release()
    t.until(lambda: peer.count == sent, "all %d bytes" % sent, 10000)
    t.wait(log, "drain")
    t.intact(peer.chunks)
    t.equal(log, ["drain"])
