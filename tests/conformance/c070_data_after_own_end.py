"""Given that the own end came first, when the peer goes on sending for a while, then the data
still arrives, then end and close. Origin: doc."""


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "data finish end close")
    sock.end()
    t.wait(log, "finish")
    peer.send(b"more ")
    t.until(lambda: ("data", b"more ") in log, log)
    t.idle()
    peer.send(b"and more")
    peer.finish()
    t.wait(log, "close")
    t.equal(log, ["finish", ("data", b"more and more"), "end", "close"])
