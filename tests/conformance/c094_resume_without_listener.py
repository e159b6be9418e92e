"""Given resume() without a data listener, when the peer sends and ends, then the data are
discarded and end is emitted. Origin: Stream doc."""


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "end close")
    sock.resume()
    peer.send(t.pattern(t.bulk))
    peer.finish()
    t.wait(log, "close", ms=10000)
    t.equal(log, ["end", "close"])
    t.equal(sock.bytes_read, t.bulk, "bytes_read")
