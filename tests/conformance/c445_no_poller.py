"""Given a server and a connection, when no poller can be made, then the turn raises what the port
said and nothing has changed: the next turn goes on. A poller is tried for twice, because memory or
descriptors may be short. Origin: issue 18."""

import net
from net._port import port

loop = net._loop  # boards have no module net.loop: tools/joined.py


def test(t):
    server, sock, peer = t.accepted()
    log = t.log(sock, "data end error close")
    real = port.poller
    left = []

    def poller():
        if left:
            raise left.pop()
        return real()

    port.poller = poller
    try:
        for errors in ([OSError(24)], [MemoryError("poller")], [ValueError("poller")]):
            left.extend(errors)
            served(t, log, peer)
        for errors in ([ValueError("poller"), ValueError("poller")], [OSError(24), OSError(24)]):
            left.extend(errors)
            loop.poller = None
            t.raises(type(errors[0]), net.turn, 0)
            t.equal(left, [])
            served(t, log, peer)
    finally:
        port.poller = real
    t.equal(server.listening, True)


def served(t, log, peer):
    loop.poller = None
    del log[:]
    peer.send(b"on")
    t.wait(log, "data")
    t.equal(log, [("data", b"on")])
