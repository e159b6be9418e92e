"""Given a closed socket, when the program writes, then it raises without an error listener; with
one it returns False, and the callback gets an error, deferred. Origin: src."""


def test(t):
    sock, _ = t.client()
    log = t.log(sock, "close")
    sock.destroy()
    t.wait(log, "close")
    t.raises(OSError, sock.write, "x")
    sock.on("error", lambda error: None)
    t.equal(sock.write("x", t.note(log, "written")), False, "write")
    t.equal(log, ["close"], "inside the call")
    t.wait(log, "written")
    t.check(log[1][1] is not None, "the callback got an error")
