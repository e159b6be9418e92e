"""Given an open socket, when end('x') is called, then the peer gets x, then the end; finish is
emitted once. Origin: doc."""


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "finish")
    sock.end("x")
    t.equal(log, [], "inside the call")
    t.until(lambda: peer.ended, "the end", 5000)
    t.equal(peer.received, b"x")
    t.equal(log, ["finish"])
