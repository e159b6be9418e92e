"""Given a normal close, when close is emitted, then its listener gets no arguments and had_error
is false. Origin: doc."""


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "close")
    sock.on("close", lambda: log.append(sock.had_error))
    peer.finish()
    t.wait(log, "close")
    t.equal(log, ["close", False])
