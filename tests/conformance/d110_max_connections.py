"""Given max_connections 1, when a second client connects, then it is closed without the acceptor
being asked. Origin: DESIGN."""

import values


def test(t):
    calls = []
    server, port = values.listen(t, lambda conn: calls.append(1) or True, max_connections=1)
    first = t.peer.connect(port)
    t.until(lambda: first.opened and calls, "the first")
    second = t.peer.connect(port)
    t.until(lambda: second.gone, "the second")
    t.idle()
    t.equal((len(calls), first.gone), (1, False))
