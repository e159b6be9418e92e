"""Given a failed listen, when listen is called again in the error listener with another port, then
it listens, and the first call's listener is never called. Origin: spec 1.14, D23."""

import net


def test(t):
    used = t.listen()
    net.turn(0)  # it was told: it is not one that a program left behind
    server = net.create_server()
    log = t.log(server, "listening error")
    host = t.peer.listen_host
    server.on("error", lambda error: server.listen(t.peer.port_for_listen(), host))
    server.listen(t.port(used), host, t.note(log, "first"))
    t.wait(log, "listening")
    t.idle()
    t.equal(log, [("error", "EADDRINUSE"), "listening"])
    t.equal(server.listening, True, "listening")
