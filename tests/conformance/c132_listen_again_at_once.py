"""Given a server that has closed a connection itself, when another listens on its port directly
after, then it succeeds. Origin: src (address reuse)."""

import net


def test(t):
    server, sock, peer = t.accepted()
    port = t.port(server)
    log = t.log(server, "close")
    server.close()
    sock.end()
    peer.finish()
    t.wait(log, "close")
    got = []
    again = net.create_server(got.append)
    log = t.log(again, "listening error")
    again.listen(port, t.peer.listen_host)
    t.wait(log, "listening")
    t.peer.connect(port)
    t.until(lambda: got, "a connection")
    t.equal(log, ["listening"])
