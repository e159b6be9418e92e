"""Given a refused connect and an address in use, when they fail, then socket.error and
server.error are the NetError, none before. Origin: ours."""

import net


def test(t):
    sock = net.connect(t.peer.closed_port(), t.peer.host)
    t.equal(sock.error, None)
    log = t.log(sock, "error close")
    t.wait(log, "close")
    t.equal(sock.error.code, "ECONNREFUSED")
    server = t.listen()
    t.equal(server.error, None)
    other = net.create_server()
    heard = t.log(other, "error")
    other.listen(t.port(server), t.peer.listen_host)
    t.equal(other.error.code, "EADDRINUSE")
    t.wait(heard, "error")
