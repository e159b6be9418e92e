"""Given a host or path with a NUL in it, which the system would take for the name up to there,
when connect, listen or lookup is called with it, then ValueError is raised, nothing is emitted and
the object is still good. Origin: issue 18."""

import net


def test(t):
    serving = t.peer.serve()
    sock = net.Socket()
    log = t.log(sock, "lookup connect error close")
    for host in (serving.host + "\0", serving.host + "\0.example", "localhost\0x", "\0"):
        t.raises(ValueError, sock.connect, serving.port, host)
        t.raises(ValueError, net.lookup, host, print)
    t.raises(ValueError, sock.connect, serving.port, serving.host, local_address=t.host + "\0")
    server = net.create_server()
    told = t.log(server, "listening error close")
    t.raises(ValueError, server.listen, 0, t.host + "\0x")
    t.raises(ValueError, server.listen, path="/tmp/x\0y")
    t.raises(ValueError, sock.connect, path="/tmp/x\0y")
    t.idle()
    t.equal((log, told), ([], []))
    sock.connect(serving.port, serving.host)
    t.wait(log, "connect")
