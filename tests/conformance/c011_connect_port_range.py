"""Given a port out of range, when connect is called, then ValueError is raised, nothing is emitted
and the socket is still good for a valid connect. Origin: src, D17."""

import net


def test(t):
    serving = t.peer.serve()
    sock = net.Socket()
    log = t.log(sock, "lookup connect error close")
    for port in (65536, -1):
        t.raises(ValueError, sock.connect, port, serving.host)
    t.equal(sock.connecting, False, "connecting")
    t.idle()
    t.equal(log, [])
    sock.connect(serving.port, serving.host)
    t.wait(log, "connect")
