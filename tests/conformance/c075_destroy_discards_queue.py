"""Given much pending output, when the socket is destroyed, then close comes soon, pending
callbacks get errors, and the peer does not receive everything. Origin: D8."""


def test(t):
    sock, peer = t.client(hold=True)
    log = t.log(sock, "error close")
    sent = t.fill(sock)
    sock.write("last", t.note(log, "last"))
    sock.destroy()
    t.wait(log, "close")
    t.equal(log, [("last", "ERR_STREAM_DESTROYED"), "close"])
    peer.release()
    t.until(lambda: peer.gone, "the end at the peer", 10000)
    t.check(peer.count < sent, "the peer lacks something")
