"""Given a default socket, when its end listener writes, then that is still sent before the
automatic end. Origin: Node, spec 1.12."""


def test(t):
    _, sock, peer = t.accepted()
    log = t.log(sock, "end close")
    sock.on("end", lambda: sock.write("last words"))
    sock.resume()
    peer.finish()
    t.until(lambda: peer.ended, "the end")
    t.equal(peer.received, b"last words")
    t.wait(log, "close")
    t.equal(log, ["end", "close"])
