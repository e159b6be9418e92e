"""Given two connections, when get_connections(f) is called, then f(None, 2), deferred. Origin:
Node."""

import net


def test(t):
    got, log = [], []
    server = t.listen(net.create_server(got.append))
    for n in (1, 2):
        t.peer.connect(t.port(server))
        t.until(lambda n=n: len(got) == n, "connection")
    t.check(server.get_connections(t.note(log, "count")) is server, "returns the server")
    t.equal(log, [], "inside the call")
    t.wait(log, "count")
    t.equal(log, [("count", None, 2)])
