"""Given a port that is missing or no integer, when connect is called, then TypeError is raised and
nothing is emitted. Origin: Node test-net-connect-options-port."""

import net


def test(t):
    sock = net.Socket()
    log = t.log(sock, "lookup connect error close")
    t.raises(TypeError, sock.connect)
    t.raises(TypeError, sock.connect, {})
    t.raises(TypeError, net.connect, {"host": "127.0.0.1"})
    for port in ("80", None, True, 80.0, [80]):
        t.raises(TypeError, sock.connect, port)
        t.raises(TypeError, net.connect, {"port": port})
    t.idle()
    t.equal(log, [])
