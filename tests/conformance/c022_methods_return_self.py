"""Given a socket, when its methods are called, then each returns the socket; set_keep_alive may
return False where a board has no such option. Origin: Node."""


def test(t):
    sock, _ = t.client()
    kept = sock.set_keep_alive(True)
    t.check(kept is sock or (t.board and kept is False), "set_keep_alive: the socket or False")
    t.check(sock.set_timeout(0) is sock, "set_timeout")
    t.check(sock.pause() is sock, "pause")
    t.check(sock.resume() is sock, "resume")
    t.check(sock.end() is sock, "end")
    t.check(sock.destroy() is sock, "destroy")
