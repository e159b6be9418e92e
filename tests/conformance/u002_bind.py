"""Given bind(), then listening comes after the call, once, address() says where, and close() is
followed by close and frees the port. Origin: issue 19."""

from net import NetError, udp

needs = "loopback"


def test(t):
    log = []
    sock = udp.create_socket()
    t.equal(sock.address(), {})
    t.log(sock, "listening error close", log)
    t.equal(sock.bind(0, "127.0.0.1", lambda: log.append("callback")), sock)
    t.equal(log, [], "inside the call")
    t.wait(log, "listening")
    where = sock.address()
    t.equal((where["address"], where["family"]), ("127.0.0.1", "IPv4"))
    t.check(0 < where["port"] < 65536, "port %s" % where["port"])
    t.raises(NetError, sock.bind, 0)
    t.equal(sock.close(), sock)
    t.wait(log, "close")
    t.equal(sorted(log), ["callback", "close", "listening"])
    t.equal(sock.address(), {})
    t.raises(NetError, sock.send, b"x", ("127.0.0.1", 9))
    again = udp.create_socket().bind(where["port"], "127.0.0.1")
    log = t.log(again, "listening error")
    t.wait(log, "listening")
    t.equal(log, ["listening"])
