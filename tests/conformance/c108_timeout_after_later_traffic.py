"""Given a timeout that has fired, when traffic comes and then silence, then it fires again.
Origin: Node."""


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "timeout")
    sock.resume()
    sock.set_timeout(60)
    t.wait(log, "timeout")
    peer.send(b"traffic")
    t.wait(log, "timeout", 2)
    sock.write("traffic")
    t.wait(log, "timeout", 3)
