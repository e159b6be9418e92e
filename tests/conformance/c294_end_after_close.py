"""Given a closed socket, when end(f) is called, then f gets an error, deferred, and no event is
emitted. Origin: spec 1.8, D7 (no lost callbacks)."""


def test(t):
    sock, _ = t.client()
    log = t.log(sock, "error finish close")
    sock.destroy()
    t.wait(log, "close")
    sock.end(t.note(log, "f"))
    t.equal(log, ["close"], "inside the call")
    t.wait(log, "f")
    t.idle()
    t.equal(len(log), 2, "entries of %s" % log)
    t.check(log[1][1] is not None, "f got an error")
