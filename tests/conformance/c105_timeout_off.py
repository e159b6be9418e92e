"""Given set_timeout(100, f), when set_timeout(0) follows, then f is never called, nor after later
traffic. Origin: Node test-net-settimeout."""


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "timeout")
    sock.set_timeout(100, t.note(log, "f"))
    sock.set_timeout(0)
    t.idle(300)
    peer.send(b"traffic")
    sock.write("traffic")
    t.idle(300)
    t.equal(log, [])
