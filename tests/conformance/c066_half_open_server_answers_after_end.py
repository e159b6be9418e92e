"""Given a half-open server, when a client sends and ends, then the server answers in its end
listener; the client gets the answer, then the end. Origin: test_net_2."""


def test(t):
    _, sock, peer = t.accepted(allow_half_open=True)
    log = t.log(sock, "data end close")
    sock.on("end", lambda: sock.end(log[0][1]))
    peer.send(b"message")
    peer.finish()
    t.until(lambda: peer.ended, "the end")
    t.equal(peer.received, b"message")
    t.wait(log, "close")
    t.equal(log, [("data", b"message"), "end", "close"])
