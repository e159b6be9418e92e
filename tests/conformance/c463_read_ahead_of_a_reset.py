"""Given a socket that nobody reads, when data comes with a reset behind it, then whoever listens
later gets the data before the error. Origin: spec 1.9."""


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "end error close")
    peer.send(b"before")
    peer.reset()
    t.idle()
    t.equal(log, [], "while it is not read")
    sock.on("data", lambda data: log.append(bytes(data)))
    t.wait(log, "close")
    t.equal(log, [b"before", ("error", "ECONNRESET"), "close"])
