"""Given a socket with listeners for everything, when its methods are called, then no listener and
no callback runs inside the call. Origin: DESIGN, spec 1.9."""

EVENTS = "lookup connect data end drain finish timeout error close pause resume"


def test(t):
    sock, peer = t.client(high_water_mark=0)
    log = t.log(sock, EVENTS)
    peer.send(b"waiting")
    calls = (
        lambda: sock.pause(),
        lambda: sock.resume(),
        lambda: sock.write("x", t.note(log, "written")),
        lambda: sock.set_timeout(1, t.note(log, "idle")),
        lambda: sock.end("y", t.note(log, "ended")),
        lambda: sock.write("z"),
        lambda: sock.destroy(),
    )
    for number, call in enumerate(calls):
        call()
        t.equal(log, [], "inside call %d" % number)
    t.wait(log, "close")
