"""Given a broadcast that was not asked for, then send() is False and error tells, once; a listener
that raises closes the socket, and fail_all does not. Origin: issue 19."""

import net
from net import udp

needs = "loopback"


def test(t):
    sock = udp.create_socket().bind(0)
    log = t.log(sock, "error close")
    t.equal(sock.send(b"x", ("127.255.255.255", 9)), False)
    t.until(lambda: log, "error")
    t.equal(log, [("error", "EACCES")])
    net.fail_all()
    t.idle(20)
    t.equal(log, [("error", "EACCES")], "after fail_all")

    def fail(data, sender):
        raise ValueError("on purpose")

    sock.on("message", fail)
    udp.create_socket().send(b"x", ("127.0.0.1", sock.address()["port"]))
    t.wait(log, "close")
    t.equal((log[1:], t.take_unhandled()), (["close"], ["ValueError"]))
    allowed = udp.create_socket(broadcast=True)
    t.equal(allowed.send(b"x", ("127.255.255.255", 9)), True)
