"""Given max_connections 1, when a second client connects, then it waits, and the acceptor is not
asked before the first has gone. Origin: DESIGN."""

import values


def test(t):
    calls = []
    server, port = values.listen(t, lambda conn: calls.append(1) or True, max_connections=1)
    first = t.peer.connect(port)
    t.until(lambda: first.opened and calls, "the first")
    second = t.peer.connect(port)
    t.idle()
    t.equal((len(calls), first.gone, second.gone), (1, False, False))
    first.finish()
    t.until(lambda: len(calls) == 2, "the second")
