"""Given listen() without a port, then it is a free one, which address() tells. Origin: Node."""

import net


def test(t):
    log = []
    servers = [
        net.create_server().listen(),
        net.create_server().listen(lambda: log.append("told")),
        net.create_server().listen(None, t.host),
    ]
    t.until(lambda: all([server.listening for server in servers]) and log, "all listen")
    ports = [server.address()["port"] for server in servers]
    t.equal(len(set(ports)), 3, "each its own")
    t.check(min(ports) > 0, "and known")
    t.raises(TypeError, net.create_server().listen, {"backlog": 1})
