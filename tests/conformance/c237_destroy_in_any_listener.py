"""Given a listener of any event that destroys its socket, when the event comes, then close
follows, once, and nothing after it. Origin: FIELD-NOTES (destroy in every state)."""

EVENTS = "lookup connect data readable end drain finish timeout error close"


def test(t):
    for event in ("lookup", "connect", "data", "readable", "end", "drain", "finish", "timeout"):
        serving = t.peer.serve()
        sock = t.connect(serving, high_water_mark=1)
        seen = []
        sock.on(event, lambda *args: seen.append(1) or sock.destroy())
        log = t.log(sock, EVENTS if event == "readable" else EVENTS.replace("readable ", ""))
        sock.write("xx")
        sock.set_timeout(100)
        t.until(lambda: seen or serving.accepted, event)
        if not seen and event not in ("timeout", "drain"):
            serving.accepted[0].send(b"x")
            serving.accepted[0].finish()
        t.wait(log, "close")
        t.idle(20)
        t.equal(log.count("close"), 1, event + ": close")
        t.equal(log[-1], "close", event + ": the last event")
        t.equal(len(seen), 1, event + ": calls")
        serving.close()
        for peer in serving.accepted:
            peer.close()
