"""Given a running loop, when a server is made to listen inside a callback, then it accepts.
Origin: DESIGN section 5 (registrations are deferred)."""

import net


def test(t):
    port = t.peer.port_for_listen()
    got = []
    server = net.create_server(got.append)
    log = t.log(server, "listening error")
    sock, peer = t.client()
    sock.on("data", lambda chunk: server.listen(port, t.peer.listen_host))
    peer.send(b"x")
    t.wait(log, "listening")
    t.peer.connect(port or server.address()["port"])
    t.until(lambda: got, "a connection")
