"""Given a socket whose listeners were all removed, when the peer ends, then the library's own
handling goes on: it ends and closes. Origin: spec 1.4."""


def test(t):
    _, sock, peer = t.accepted()
    log = t.log(sock, "data end close")
    t.check(sock.remove_all_listeners() is sock, "returns the socket")
    peer.send(b"x")
    sock.resume()
    peer.finish()
    t.until(lambda: sock.destroyed and peer.ended, "the close")
    t.equal(log, [])
