"""Given an open socket, when it is paused twice and resumed twice, then the last call counts.
Origin: Stream doc."""


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "data")
    sock.pause()
    sock.pause()
    sock.resume()
    peer.send(b"one")
    t.until(lambda: log == [("data", b"one")], log)
    sock.resume()
    sock.resume()
    sock.pause()
    peer.send(b"two")
    t.idle()
    t.equal(log, [("data", b"one")])
