"""Given manual_accept, when clients connect, then readable is told once until accept() is called,
which gives sockets from which nothing was read. Origin: Berkeley accept."""

import net


def test(t):
    server = t.listen(net.create_server(manual_accept=True))
    log = t.log(server, "readable connection")
    t.equal(server.accept(), None, "nobody waits")
    first = t.peer.connect(t.port(server))
    t.wait(log, "readable")
    t.idle(30)
    t.equal(log, ["readable"])
    sock = server.accept()
    first.send(b"early")
    t.idle(30)
    t.equal(sock.bytes_read, 0)
    got = t.log(sock, "data end")
    t.wait(got, "data")
    t.equal(got, [("data", b"early")])
    t.peer.connect(t.port(server))
    t.wait(log, "readable", 2)
    t.check(server.accept() is not None, "the second")
    t.equal(server.accept(), None)
    t.equal(log, ["readable", "readable"])
    server.close()
    t.equal(server.accept(), None, "closed")
