"""Given queued writes and an end with callbacks, when the socket is destroyed, then each is called
exactly once with an error, before close. Origin: spec 1.9, D7."""


def test(t):
    sock, peer = t.client(hold=True)
    log = t.log(sock, "finish error close")
    t.fill(sock)
    sock.write("a", t.note(log, "a"))
    sock.end("b", t.note(log, "b"))
    sock.end(t.note(log, "c"))
    sock.destroy()
    t.equal(log, [], "inside the calls")
    t.wait(log, "close")
    t.idle()
    t.equal([e if e == "close" else e[0] for e in log], ["a", "b", "c", "close"])
    t.check(all([e[1] for e in log[:-1]]), "each got an error: %s" % log)
