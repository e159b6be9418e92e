"""Given a socket, when the program stores its state in `target`, then it stays there; at first it
is None. Origin: DESIGN."""


def test(t):
    sock, peer = t.client()
    t.equal(sock.target, None, "target at first")
    sock.target = ["state"]
    sock.on("data", lambda chunk: sock.target.append(chunk))
    peer.send(b"x")
    t.until(lambda: sock.target == ["state", b"x"], sock.target)
    sock.destroy()
    t.idle()
    t.equal(sock.target, ["state", b"x"], "target after close")
