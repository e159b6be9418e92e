"""Given a broadcast that was not asked for, then send() is False and error tells, once; neither a
listener that raises nor fail_all closes the socket. Origin: issue 19; a stranger's datagram that
the program cannot read must not end its service."""

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

    got = []

    def fail(data, sender):
        got.append(data)
        if data == b"bad":
            raise ValueError("on purpose")

    sock.on("message", fail)
    other = udp.create_socket()
    where = ("127.0.0.1", sock.address()["port"])
    for data in (b"bad", b"good", b"bad", b"good"):
        other.send(data, where)
    t.until(lambda: len(got) == 4, "all datagrams")
    t.equal((log[1:], t.take_unhandled()), ([], ["ValueError", "ValueError"]))
    sock.close()
    t.wait(log, "close")
    allowed = udp.create_socket(broadcast=True)
    t.equal(allowed.send(b"x", ("127.255.255.255", 9)), True)
