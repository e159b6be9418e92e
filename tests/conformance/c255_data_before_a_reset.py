"""Given data with a reset behind it, when both have arrived, then the data is delivered before the
error. Origin: FIELD-NOTES (2.6), spec 1.9."""


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "data end error close")
    sock.pause()
    peer.send(t.pattern(500))
    t.idle()
    peer.reset()
    t.idle()
    sock.resume()
    t.wait(log, "close")
    t.equal(log, [("data", t.pattern(500)), ("error", "ECONNRESET"), "close"])
