"""Given a server and a connection, when turn() is told a time that the system does not take,
then it is rounded, or a TypeError or ValueError is raised; nothing is closed. Origin: issue 18."""

import net


def test(t):
    server, sock, peer = t.accepted()
    log = t.log(sock, "data end error close")
    told = []
    net.on_error(told.append)
    for ms in (1.5, 0.0, True, -1, -5, -(2**40), 2**31, 2**40, 10**16, float("inf")):
        del log[:]
        peer.send(b"on")
        net.turn(ms)
        t.wait(log, "data")
        t.equal(log, [("data", b"on")])
    for ms in ("5", b"5", [], float("nan")):
        t.raises((TypeError, ValueError), net.turn, ms)
    t.idle()
    t.equal((told, server.listening, sock.destroyed), ([], True, False))
    net.on_error(None)
