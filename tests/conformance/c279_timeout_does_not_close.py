"""Given a timeout listener that does nothing, when it has fired, then the socket still works both
ways. Origin: doc."""


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "data timeout close")
    sock.set_timeout(50)
    t.wait(log, "timeout")
    sock.set_timeout(0)
    sock.write("still")
    t.until(lambda: peer.received == b"still", "still")
    peer.send(b"here")
    t.until(lambda: ("data", b"here") in log, log)
    t.equal(log.count("close"), 0, "close")
