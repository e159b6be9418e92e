"""Given queued writes, when the peer resets, then the order is error, each callback once with an
error, close; no finish. Origin: spec 1.9, D13."""


def test(t):
    sock, peer = t.client(hold=True)
    log = t.log(sock, "end finish error close")
    t.fill(sock)
    sock.write("a", t.note(log, "a"))
    sock.end("b", t.note(log, "b"))
    peer.reset()
    t.wait(log, "close")
    t.equal([entry[0] for entry in log[:-1]], ["error", "a", "b"])
    t.check(log[1][1] is not None and log[2][1] is not None, "callbacks got errors")
    t.equal(log[-1], "close")
