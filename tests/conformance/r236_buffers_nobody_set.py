"""Given a socket whose buffers nobody has set, then they are 1 KB on a board and 16 KB elsewhere;
one that is set leaves the other as it is. Origin: our own decision."""

from net.msgport import StreamSocket


def test(t):
    size = 1024 if t.board else 16384
    for one, other in (("send_buf", "rcv_buf"), ("rcv_buf", "send_buf")):
        sock = StreamSocket()
        t.equal(get(sock, one), size, one)
        getattr(sock, "set_" + one)(2000)
        t.equal((get(sock, one), get(sock, other)), (2000, size), other)


def get(sock, name):
    return getattr(sock, "get_" + name)()
