"""Given an error, when destroy(error) is called, then error is emitted with it, then close.
Origin: Node."""


def test(t):
    sock, _ = t.client()
    log = t.log(sock, "close")
    reason = ValueError("mine")
    sock.on("error", lambda error: log.append(error is reason))
    sock.destroy(reason)
    t.equal(log, [], "inside the call")
    t.wait(log, "close")
    t.equal(log, [True, "close"])
