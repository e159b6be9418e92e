"""Given a reset that the loop has not seen yet, when the program writes, then the write raises
nothing, and error and close follow, once. Origin: D13, DESIGN (no callback inside a call)."""


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "end finish error close")
    peer.reset()
    t.until(lambda: peer.closed, "the reset")
    for _ in range(3):
        if sock.writable:
            sock.write(b"x", t.note(log, "written"))
    t.wait(log, "close")
    events = [e for e in log if e == "close" or e[0] != "written"]
    t.equal([e if e == "close" else e[0] for e in events], ["error", "close"])
    t.check(events[0][1] in ("ECONNRESET", "EPIPE"), "code %s" % events[0][1])
    t.equal(log[-1], "close", "the last event")
