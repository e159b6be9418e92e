"""Given listen(0), the port that address() tells is the one to connect to, also where the system
tells none; two servers get two. Origin: own."""

import net


def test(t):
    got = []
    servers = [net.create_server(lambda conn: got.append(conn)).listen(0) for _ in range(2)]
    t.until(lambda: all([server.listening for server in servers]), "both listen")
    ports = [server.address()["port"] for server in servers]
    t.check(ports[0] != ports[1], "each its own")
    t.check(min(ports) > 0, "and known")
    for port in ports:
        t.peer.connect(port)
    t.until(lambda: len(got) == 2, "both are reached")
