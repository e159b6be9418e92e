"""Given data read ahead and the peer's end, when nobody consumes, then end waits; read() or a
listener brings the data, then end. Origin: spec 1.11, D11."""


def test(t):
    for consume in ("read", "data", "resume"):
        sock, peer = t.client()
        log = t.log(sock, "end close")
        peer.send(b"abc")
        peer.finish()
        t.idle(100)
        t.equal(log, [], "before " + consume)
        if consume == "read":
            t.equal(sock.read(), b"abc")
        elif consume == "data":
            got = t.log(sock, "data")
            t.until(lambda: got == [("data", b"abc")], got)
        else:
            sock.resume()
        t.wait(log, "close")
        t.equal(log, ["end", "close"], "after " + consume)
