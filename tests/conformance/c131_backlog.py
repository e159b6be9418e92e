"""Given a backlog of 1 or 5, when listening, then clients are accepted. Origin: test_net_1,
test_net_10."""

import net


def test(t):
    for backlog in (1, 5, "many"):
        got = []
        port = t.peer.port_for_listen()
        server = net.create_server(got.append)
        log = t.log(server, "listening")
        server.listen(port, t.peer.listen_host, backlog)
        t.wait(log, "listening")
        t.peer.connect(port or server.address()["port"])
        t.until(lambda got=got: got, "a connection")
