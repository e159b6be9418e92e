"""Given failures of connect and lookup, then the error has where it was, and its text says it.
Origin: Node's SystemError."""

import net


def test(t):
    host = t.peer.host
    host, port = t.peer.host, t.peer.closed_port()
    log = []
    net.connect(port, host).on("error", log.append)
    t.until(lambda: log, "the refusal", 9000)
    error = log.pop()
    t.equal((error.code, error.syscall, error.port), ("ECONNREFUSED", "connect", port))
    t.equal((error.host, error.address, error.path), (host, host, None))
    t.check("%s:%d" % (host, port) in str(error), str(error))
    t.raises(TypeError, net.create_server().listen, {"port": 0, "hosts": host})
    t.raises(TypeError, net.create_server().listen, 0, b"host")
