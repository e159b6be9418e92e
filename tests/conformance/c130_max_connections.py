"""Given max_connections 1, when a second client comes while the first is there, then it gets an
end or a close, and no connection is emitted. Origin: Node."""

import net


def test(t):
    got = []
    server = net.create_server(got.append)
    server.max_connections = 1
    t.listen(server)
    first = t.peer.connect(t.port(server))
    t.until(lambda: got, "the first")
    second = t.peer.connect(t.port(server))
    t.until(lambda: second.gone, "the rejection")
    t.idle()
    t.equal(len(got), 1, "connections")
    got[0].destroy()
    t.until(lambda: first.gone, "the end of the first")
    t.peer.connect(t.port(server))
    t.until(lambda: len(got) == 2, "a slot again")
