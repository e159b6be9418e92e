"""Given a stream and a connection, when the network is gone, then the connection is destroyed, and
the stream goes on: a UART needs no network. Origin: our own decision."""

import net
from net.watch import watch


def test(t):
    stream, _ = t.stream()
    watched = watch(stream)
    sock, _ = t.client()
    log = t.log(sock, "error")
    net.fail_all()
    t.equal((watched.destroyed, sock.destroyed), (False, True))
    t.wait(log, "error")
    t.equal(log, [("error", "ENETDOWN")])
