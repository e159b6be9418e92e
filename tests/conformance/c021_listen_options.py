"""Given a server, when listen(options, f) is called, then it listens and f is called. Origin:
doc."""

import net


def test(t):
    log = []
    server = net.create_server()
    options = {"port": t.peer.port_for_listen(), "host": t.peer.listen_host, "backlog": 2}
    server.listen(options, t.note(log, "up"))
    t.wait(log, "up")
    t.equal(server.listening, True, "listening")
