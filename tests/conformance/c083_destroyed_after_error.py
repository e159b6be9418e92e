"""Given an error listener that does nothing, when the connection breaks, then destroyed and
had_error are true. Origin: Node."""


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "error close")
    sock.on("error", lambda error: log.append(sock.destroyed))
    peer.reset()
    t.wait(log, "close")
    t.equal(log, [("error", "ECONNRESET"), True, "close"])
    t.equal(sock.had_error, True, "had_error")
