"""Given a path where nobody listens, when connect(path=) has returned, then `error` is known; the
events follow, and one where somebody listens has none. Origin: DESIGN."""

import net


def test(t):
    sock = net.Socket()
    log = t.log(sock, "connect error close")
    sock.connect(path=t.path())
    t.equal(sock.error.code, "ENOENT")
    t.equal(log, [], "inside the call")
    t.wait(log, "close")
    t.equal(log, [("error", "ENOENT"), "close"])

    path = t.path()
    server = net.create_server()
    server.listen(path=path)
    sock = net.Socket()
    log = t.log(sock, "connect error close")
    sock.connect(path=path)
    t.equal(sock.error, None)
    t.equal(log, [], "inside the call")
    t.wait(log, "connect")
    sock.destroy()
