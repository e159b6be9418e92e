"""Given a server at max_connections, with a client that waits, when max_connections is raised or
taken away, then he is served, though no connection closes. Origin: Node."""


def test(t):
    got = []
    server = t.listen(None, got.append, max_connections=1)
    for most in (2, None):
        full = server.max_connections
        while len(got) < full:
            t.peer.connect(t.port(server))
            t.until(lambda n=len(got): len(got) > n, "let in")
        t.peer.connect(t.port(server))
        t.idle()
        t.equal(len(got), full, "who waits")
        server.max_connections = most
        t.until(lambda: len(got) > full, "who has waited")
