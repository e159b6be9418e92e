"""Given sockets and a server, when they are printed, then their class, state and place are told.
Origin: our own."""

import net


class Lamp(net.Emitter):
    pass


def test(t):
    t.equal(repr(Lamp()), "<Lamp>")
    t.equal(repr(net.Socket()), "<Socket closed>")
    t.equal(repr(net.Server()), "<Server closed>")
    server, accepted, peer = t.accepted()
    where = "%s:%d" % (accepted.remote_address, accepted.remote_port)
    t.equal(repr(accepted), "<Socket open " + where + ">")
    t.check(repr(server).startswith("<Server listening "), repr(server))
    peer.finish()
    t.until(lambda: accepted.destroyed, "its end")
    log = t.log(server, "close")
    server.close()
    t.wait(log, "close")
    t.equal(repr(server), "<Server closed>")
    t.equal(repr(accepted), "<Socket closed>")
