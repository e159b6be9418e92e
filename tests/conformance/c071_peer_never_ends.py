"""Given a peer that never ends, when the socket has ended and still listens for data, then there
is no close until destroy. Origin: src."""


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "data finish end close")
    sock.end()
    t.until(lambda: peer.ended, "the end")
    t.idle(3000 if t.board else 300)
    t.equal(log, ["finish"])
    sock.destroy()
    t.wait(log, "close")
    t.equal(log, ["finish", "close"])
