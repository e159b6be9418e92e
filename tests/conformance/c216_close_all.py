"""Given a server and connections in several states, when net.close_all() is called, then each
emits close once, and nothing is open. Origin: DESIGN."""

import net


def test(t):
    server, accepted, _ = t.accepted()
    client, _ = t.client()
    connecting = t.connect(t.peer.serve())
    log = []
    for emitter in (server, accepted, client, connecting):
        t.log(emitter, "error end close", log)
    net.close_all()
    t.equal(log, [], "inside the call")
    t.wait(log, "close", 4)
    t.idle()
    t.equal(log, ["close"] * 4)
    t.equal(server.listening, False, "listening")
    t.peer.close_all()
    t.until(lambda: True, "")
    net.run()
