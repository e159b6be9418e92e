"""Given a listener of any event that raises, when the event comes, then net.on_error gets it once,
that socket closes, and the loop goes on. Origin: DESIGN."""


def boom(*args):
    raise KeyError("mine")


def test(t):
    for event in ("lookup", "connect", "data", "readable", "end", "drain", "finish", "timeout"):
        serving = t.peer.serve()
        sock = t.connect(serving, high_water_mark=1)
        log = t.log(sock, "error close")
        sock.once(event, boom)
        sock.write("xx")
        if event == "timeout":
            sock.set_timeout(60)
        t.until(lambda: t.unhandled or serving.accepted, event)
        if event in ("data", "readable", "end", "finish"):
            serving.accepted[0].send(b"x")
            serving.accepted[0].finish()
            sock.resume()
        t.wait(log, "close")
        t.idle(20)
        t.equal(t.take_unhandled(), ["KeyError"], event)
        t.equal(log, ["close"], event)
        serving.close()
        for peer in serving.accepted:
            peer.close()
