"""Given max_connections and refuse, when a connection is rejected, then drop(info) is emitted
once, and no error. Origin: Node test-net-server-drop-connections."""

import net


def test(t):
    got, infos = [], []
    server = net.create_server(got.append, max_connections=1, refuse=True)
    log = t.log(server, "error")
    server.on("drop", infos.append)
    t.listen(server)
    t.peer.connect(t.port(server))
    t.until(lambda: got, "the first")
    t.peer.connect(t.port(server))
    t.until(lambda: infos, "drop")
    t.idle()
    t.equal((len(got), len(infos)), (1, 1), "connections, drops")
    t.equal(sorted(infos[0]), ["family", "remote_address", "remote_port"])
    t.equal(infos[0]["family"], "IPv4")
    t.equal(log, [])
