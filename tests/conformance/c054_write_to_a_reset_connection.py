"""Given a peer that resets, when the program goes on writing, then it gets an error event, then
close. Origin: D13."""


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "error close end finish")
    peer.reset()

    def closed():
        if sock.writable:
            sock.write(b"more")
        return "close" in log

    t.until(closed, log)
    t.equal([entry[0] for entry in log[:-1]], ["error"])
    t.check(log[0][1] in ("ECONNRESET", "EPIPE"), "code %s" % log[0][1])
