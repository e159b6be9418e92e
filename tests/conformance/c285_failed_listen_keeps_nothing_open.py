"""Given a listen that failed, when nothing else is open, then run() returns. Origin: spec 1.7 (the
server is idle again)."""

import net


def test(t):
    used = t.listen()
    net.turn(0)  # it was told: it is not one that a program left behind
    server = net.create_server()
    log = t.log(server, "error")
    server.listen(t.port(used), t.peer.listen_host)
    t.wait(log, "error")
    used.close()
    t.idle()
    t.equal(net.turn(0), False, "something is open")
