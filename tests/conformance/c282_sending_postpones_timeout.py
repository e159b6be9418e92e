"""Given queued output, when the peer takes some of it after a while, then that postpones the
timeout. Origin: spec 1.13 (progress in sending is activity)."""


def test(t):
    sock, peer = t.client(hold=True)
    log = t.log(sock, "timeout")
    t.fill(sock)
    left = sock.buffer_size
    sock.set_timeout(2500)
    t.idle(1500)
    peer.release()
    t.until(lambda: sock.buffer_size < left, "progress")
    peer.hold()
    t.idle(1500)
    t.equal(log, [])
