"""Given failures of connect and lookup, then the error has where it was, and its text says it.
Origin: Node's SystemError."""

import net


def test(t):
    host, port = t.peer.host, t.peer.closed_port()
    log = []
    net.connect(port, host).on("error", log.append)
    t.until(lambda: log, "the refusal", 9000)
    error = log.pop()
    t.equal((error.code, error.syscall, error.port), ("ECONNREFUSED", "connect", port))
    t.equal((error.host, error.address, error.path), (host, host, None))
    t.check("%s:%d" % (host, port) in str(error), str(error))
    server = net.create_server().on("error", log.append).listen(0, "name.invalid")
    t.until(lambda: log, "the lookup of listen", 20000)
    error = log.pop()
    t.check(error is server.error, "error of the server")
    t.equal((error.syscall, error.host, error.errno < 0), ("lookup", "name.invalid", True))
    t.check(str(error).find(":0") < 0, str(error))
    used = t.listen()
    net.create_server().on("error", log.append).listen(t.port(used), t.peer.listen_host)
    t.until(lambda: log, "in use")
    error = log.pop()
    where = (t.peer.listen_host, t.port(used))
    t.equal(
        (error.code, error.syscall, error.address, error.port), ("EADDRINUSE", "listen") + where
    )
    t.raises(TypeError, net.create_server().listen, {"port": 0, "hosts": host})
    t.raises(TypeError, net.create_server().listen, 0, b"host")
