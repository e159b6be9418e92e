"""Given keep-alive asked for in the connection listener and timeouts off, when both sides end
after a while, then there is no exception, no timeout, and the server closes. Origin:
test-net-keepalive."""

import net


def test(t):
    log = []

    def connection(sock):
        t.log(sock, "timeout error close", log)
        sock.set_keep_alive(True, 50)
        sock.set_timeout(0)
        net.call_later(100, sock.end)

    server = t.listen(net.create_server(connection))
    peer = t.peer.connect(t.port(server))
    net.call_later(100, peer.finish)
    t.wait(log, "close")
    server.close(t.note(log, "server closed"))
    t.wait(log, "server closed")
    t.equal(log, ["close", ("server closed", None)])
