"""Given host 'localhost', when listening, then it works. Origin: D21."""

import net

needs = "loopback"


def test(t):
    got = []
    port = t.peer.port_for_listen()
    server = net.create_server(got.append)
    log = t.log(server, "listening error")
    server.listen(port, "localhost")
    t.wait(log, "listening")
    t.peer.connect(port or server.address()["port"])
    t.until(lambda: got, "a connection")
