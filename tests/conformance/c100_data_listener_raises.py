"""Given a data listener that raises, when data comes, then net.on_error gets the exception once,
that socket closes, and another on the loop goes on. Origin: project."""


def test(t):
    other, other_peer = t.client()
    heard = t.log(other, "data")
    sock, peer = t.client()
    log = t.log(sock, "error end close")

    def data(chunk):
        raise KeyError(chunk)

    sock.on("data", data)
    peer.send(b"x")
    t.wait(log, "close")
    t.idle()
    t.equal(log, ["close"])
    t.equal(t.take_unhandled(), ["KeyError"])
    other_peer.send(b"alive")
    t.until(lambda: heard == [("data", b"alive")], heard)
