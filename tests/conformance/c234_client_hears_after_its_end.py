"""Given a client that has ended, when the server answers only after that end, then the client gets
the answer, then end and close. Origin: test_net_2 (its client)."""


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "data finish end close")
    sock.end("question")
    t.until(lambda: peer.ended, "the question's end")
    t.equal(peer.received, b"question")
    peer.send(b"answer")
    peer.finish()
    t.wait(log, "close")
    t.equal(log, ["finish", ("data", b"answer"), "end", "close"])
