"""Given an accepted socket whose peer ends, when its end listener writes with a callback, or not,
then the callback comes before finish, and finish before close. Origin: Node, issue 20."""


def test(t):
    for writes in (True, False):
        _, sock, peer = t.accepted()
        log = t.log(sock, "end finish close")
        if writes:
            sock.on("end", lambda: sock.write("last words", t.note(log, "written")))
        sock.resume()
        peer.finish()
        t.wait(log, "close")
        t.equal(log, ["end"] + [("written", None)] * writes + ["finish", "close"])
        t.until(lambda: peer.ended, "the end")
        t.equal(peer.received, b"last words" * writes)
