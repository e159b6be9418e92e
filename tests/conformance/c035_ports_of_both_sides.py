"""Given a connection, when the ports are compared, then each side's remote port is the other's
own, as far as the platform knows its own. Origin: Node test-net-remote-address-port."""

import net


def test(t):
    serving = t.peer.serve()
    up = []
    sock = net.connect(serving.port, serving.host, lambda: up.append(1))
    t.until(lambda: up and serving.accepted, "connect")
    t.equal(sock.remote_port, serving.port, "the client's remote_port")
    t.equal(sock.remote_address, serving.host, "the client's remote_address")
    known = sock.local_port
    t.check(known == serving.accepted[0].remote_port or t.board and known is None, "local_port")
    sock.destroy()
    _, accepted, peer = t.accepted()
    t.equal(accepted.remote_port, peer.local_port, "the accepted socket's remote_port")
