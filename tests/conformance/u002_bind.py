"""Given bind(), then listening comes after the call, once, address() says where, and close() is
followed by close and frees the port. Origin: issue 19."""

from net import NetError, udp


def test(t):
    here = t.peer.own_host
    log = []
    sock = udp.create_socket()
    t.equal(sock.address(), {})
    t.log(sock, "listening error close", log)
    t.equal(sock.bind(0, here, lambda: log.append("callback")), sock)
    t.equal(log, [], "inside the call")
    t.wait(log, "listening")
    where = sock.address()
    t.equal((where["address"], where["family"]), (here, "IPv4"))
    t.check(0 < where["port"] < 65536, "port %s" % where["port"])
    t.raises(NetError, sock.bind, 0)
    t.equal(sock.close(), sock)
    t.wait(log, "close")
    t.equal(sorted(log), ["callback", "close", "listening"])
    t.equal(sock.address(), {})
    t.raises(NetError, sock.send, b"x", (here, 9))
    again = udp.create_socket().bind(where["port"], here)
    log = t.log(again, "listening error")
    t.wait(log, "listening")
    t.equal(log, ["listening"])
