"""Given a Socket, when connect() returns, then its value is the socket, and connecting is true
until it is connected. Origin: doc, Node test-net-socket-connecting."""

import net


def test(t):
    serving = t.peer.serve()
    sock = net.Socket()
    log = t.log(sock, "connect")
    t.check(sock.connect(serving.port, serving.host) is sock, "connect returns the socket")
    t.equal(sock.connecting, True, "connecting after connect()")
    t.wait(log, "connect")
    t.equal(sock.connecting, False, "connecting after the event")
