"""Given a host, when listening, then it is reachable there and address() reports it.
Origin: doc."""

import net


def test(t):
    got = []
    server = t.listen(net.create_server(got.append))
    t.equal(server.address()["address"], t.peer.listen_host, "address")
    t.peer.connect(t.port(server))
    t.until(lambda: got, "a connection")
