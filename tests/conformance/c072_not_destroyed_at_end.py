"""Given the end event, when `destroyed` is read in its listener, then it is false. Origin: Node
test-net-end-destroyed."""


def test(t):
    sock, peer = t.client()
    seen = []
    sock.on("end", lambda: seen.append(sock.destroyed))
    peer.finish()
    t.until(lambda: seen, "end")
    t.equal(seen, [False])
