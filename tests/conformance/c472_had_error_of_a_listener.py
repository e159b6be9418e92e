"""Given a listener that raises, when its socket has closed because of that, then had_error is
true, in a `close` listener too. Origin: our own decision."""


def boom(data):
    raise KeyError("mine")


def test(t):
    sock, peer = t.client()
    log = []
    sock.on("close", lambda: log.append(sock.had_error))
    sock.on("data", boom)
    peer.send(b"x")
    t.until(lambda: log, "close")
    t.equal((log, sock.had_error), ([True], True))
    t.equal(t.take_unhandled(), ["KeyError"])
