"""Given net.deadline, when the time is over, then the socket ends with ETIMEDOUT, whatever has
come meanwhile; 0 and `close` end it, a later call replaces it. Origin: issue (slow senders)."""

import net


def test(t):
    sock, peer = t.client()
    log = t.log(sock, "error close")
    got = []
    sock.on("data", got.append)
    net.deadline(sock, 150)
    for _ in range(20):
        if not log:
            peer.send(b"x")
            t.idle(20)
    t.wait(log, "close")
    t.equal(log, [("error", "ETIMEDOUT"), "close"])
    t.equal(sock.error.syscall, "deadline")
    t.check(got, "bytes came meanwhile")

    sock, peer = t.client()
    log = t.log(sock, "error close")
    net.deadline(sock, 60)
    net.deadline(sock, 10000)
    t.idle(150)
    t.equal(log, [], "replaced by a later one")
    net.deadline(sock, 0)
    net.deadline(sock, 60)
    net.deadline(sock, 0)
    t.idle(150)
    t.equal(log, [], "called off")
    net.deadline(sock, 5000)
    net.deadline(sock, 40)
    t.wait(log, "close")
    t.equal(log, [("error", "ETIMEDOUT"), "close"], "replaced by an earlier one")
    _after_close(t)
    _arguments(t)


def _after_close(t):
    """It ends with the connection, and another one gets one of its own."""
    serving = t.peer.serve()
    sock = net.Socket()
    log = t.log(sock, "connect error close")
    sock.connect(serving.port, serving.host)
    net.deadline(sock, 120)
    t.wait(log, "connect")
    sock.destroy()
    t.wait(log, "close")
    sock.connect(serving.port, serving.host)
    t.wait(log, "connect", 2)
    t.idle(200)
    t.equal(log, ["connect", "close", "connect"])
    net.deadline(sock, 40)
    t.wait(log, "close", 2)
    t.equal(log[3:], [("error", "ETIMEDOUT"), "close"])


def _arguments(t):
    sock = net.Socket()
    t.raises(TypeError, net.deadline, "socket", 10)
    t.raises(TypeError, net.deadline, sock, "10")
    t.raises(TypeError, net.deadline, sock, True)
    t.raises(ValueError, net.deadline, sock, -1)
    t.raises(ValueError, net.deadline, sock, 1 << 29)
    net.deadline(sock, 0)
