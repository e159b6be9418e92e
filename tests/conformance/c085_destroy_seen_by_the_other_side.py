"""Given a connection, when one side destroys its socket, then the other sees an end or an error,
then close. Origin: src."""


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "end error close")
    peer.close()
    t.wait(log, "close")
    t.equal(log, ["end", "close"])
    _, accepted, peer = t.accepted()
    accepted.destroy()
    t.until(lambda: peer.gone, "the end at the peer")
