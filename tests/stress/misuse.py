"""Everything that must fail, while an echo is served on the same loop: each gives the error that
the documentation names, where it belongs, and the echo goes on. test(t), for run_conformance.py.
"""

import net


def test(t):
    seen = []
    server = t.listen(None, lambda sock: sock.on("data", sock.write))
    other = net.connect(t.port(server), "127.0.0.1")
    other.on("data", seen.append)
    rounds = [0]

    def served():
        """The other connection still gets its echo."""
        rounds[0] += 1
        other.write(b"x")
        t.until(lambda: len(b"".join(seen)) == rounds[0], "an echo after %d" % rounds[0])

    served()
    for check in (wrong_types, wrong_ports, refused, unresolvable, in_use, after_end, twice):
        check(t, server)
        served()
    t.equal(t.take_unhandled(), [], "errors at the hook")
    t.check(not other.destroyed and server.listening, "both are as they were")


def failed(t, sock, code):
    log = t.log(sock, "connect error close")
    t.wait(log, "close", ms=10000)
    t.equal(log, [("error", code), "close"])


def wrong_types(t, server):
    sock = net.connect(t.port(server), "127.0.0.1")
    for data in (None, 1, 1.5, [], {}, object()):
        t.raises(TypeError, sock.write, data)
    for call in (sock.on, sock.once, sock.remove_listener):
        t.raises(TypeError, call, "data", 1)
    t.raises(TypeError, sock.set_timeout, "1")
    t.raises(ValueError, sock.set_timeout, -1)
    t.raises(TypeError, net.connect, "80")
    t.raises(TypeError, net.connect, True)
    t.raises(TypeError, net.connect, 80, 5)
    t.raises(TypeError, net.create_server().listen, [])
    sock.destroy()


def wrong_ports(t, server):
    for number in (-1, 65536, 1 << 40):
        t.raises(ValueError, net.connect, number)
        t.raises(ValueError, net.create_server().listen, number)


def refused(t, server):
    failed(t, net.connect(t.peer.closed_port(), "127.0.0.1"), "ECONNREFUSED")


def unresolvable(t, server):
    for host in ("a..b", "no such host"):
        sock = net.connect(80, host)
        log = t.log(sock, "error close")
        t.wait(log, "close", ms=20000)
        t.check(log[0][1] in ("ENOTFOUND", "EAI_AGAIN") and len(log) == 2, log)


def in_use(t, server):
    second = net.create_server()
    log = t.log(second, "listening error")
    second.listen(t.port(server), "127.0.0.1")
    t.wait(log, "error")
    t.equal(log, [("error", "EADDRINUSE")])


def after_end(t, server):
    sock = net.connect(t.port(server), "127.0.0.1")
    log = t.log(sock.resume(), "error end close")
    sock.end(b"last")
    t.check(sock.write(b"more", t.note(log, "callback")) is False, "write after end is False")
    t.wait(log, "close")
    t.equal(log[0], ("error", "ERR_STREAM_WRITE_AFTER_END"))
    t.equal(log[1], ("callback", "ERR_STREAM_WRITE_AFTER_END"))


def twice(t, server):
    error = t.raises(net.NetError, server.listen, 0)
    t.equal(error.code, "ERR_SERVER_ALREADY_LISTEN")
