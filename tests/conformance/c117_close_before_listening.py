"""Given listen, when close follows in the same turn, then listening is not emitted, its listener
never called, also not by a later listen, and close is emitted. Origin: Node
test-net-listen-close-server."""

import net


def test(t):
    server = net.create_server()
    log = t.log(server, "listening close error")
    server.listen(t.peer.port_for_listen(), t.peer.listen_host, t.note(log, "first"))
    server.close()
    t.wait(log, "close")
    t.idle()
    t.equal(log, ["close"])
    server.listen(t.peer.port_for_listen(), t.peer.listen_host)
    t.wait(log, "listening")
    t.equal(log, ["close", "listening"])
