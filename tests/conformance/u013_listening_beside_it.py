"""Given a UDP socket, when a TCP server is to listen on a port that is in use, then that is its
`error`, and the UDP socket is none that it could be about. Origin: our own decision."""

import net
from net import udp


def test(t):
    sock = udp.create_socket().bind(0)
    used = t.listen()
    server = net.create_server()
    log = t.log(server, "listening error")
    server.listen(t.port(used), t.peer.listen_host)
    t.wait(log, "error")
    t.equal(log, [("error", "EADDRINUSE")])
    t.equal(sock.address()["port"] > 0, True)
