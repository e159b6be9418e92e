"""Given a socket that only reads, when the peer resets, then error ECONNRESET, then close; no end.
Origin: D12."""


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "data end finish error close")
    peer.reset()
    t.wait(log, "close")
    t.equal(log, [("error", "ECONNRESET"), "close"])
