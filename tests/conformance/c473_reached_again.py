"""Given a server at max_connections that has had room for a while, when it is there once more and
max_connections is raised, then who waits is served. Origin: Node (maxConnections)."""


def test(t):
    got = []
    server = t.listen(None, got.append, max_connections=1)
    t.peer.connect(t.port(server))
    for most in (2, 3):
        t.until(lambda n=most - 1: len(got) == n, "let in")
        t.peer.connect(t.port(server))
        t.idle()
        t.equal(len(got), most - 1, "who waits")
        server.max_connections = most
        t.until(lambda n=most: len(got) == n, "who has waited")
        t.idle(250)  # there was room, and it has seen that
