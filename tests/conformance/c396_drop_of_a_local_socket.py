"""Given a server on a local socket that refuses, when one too many comes, then `drop` says that
its family is "local". Origin: the table of docs/net.md."""

import net


def test(t):
    path = t.path()
    server = net.create_server(max_connections=1, refuse=True).listen(path=path)
    drops = []
    server.on("drop", drops.append)
    t.until(lambda: server.listening, "listening")
    clients = [net.connect(path=path) for _ in range(2)]
    for sock in clients:
        sock.on("error", lambda error: None)
    t.until(lambda: drops, "drop")
    t.equal(drops, [{"remote_address": None, "remote_port": None, "family": "local"}])
