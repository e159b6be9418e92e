"""Given two open connections, when the server closes, then no new one is possible, and close comes
only after both have closed. Origin: doc."""

import net


def test(t):
    got = []
    server = t.listen(net.create_server(got.append))
    log = t.log(server, "close")
    for n in (1, 2):
        t.peer.connect(t.port(server))
        t.until(lambda n=n: len(got) == n, "connection")
    server.close()
    late = t.peer.connect(t.port(server))
    t.until(lambda: late.error, "the refusal")
    t.equal(late.error, "ECONNREFUSED")
    got[0].destroy()
    t.idle()
    t.equal(log, [])
    got[1].destroy()
    t.wait(log, "close")
    t.equal(len(got), 2, "connections")
