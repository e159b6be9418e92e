"""Given options, when a value is out of range, then False with EINVAL and unchanged. Origin:
ours."""

from net.msgport import StreamSocket


def test(t):
    sock = StreamSocket()
    for name, value in (
        ("ttl", 0),
        ("ttl", 256),
        ("receive_timeout", -1),
        ("rcv_buf", 0),
        ("send_buf", 0),
        ("linger", -1),
        ("max_seg", 0),
    ):
        before = getattr(sock, "get_" + name)()
        t.equal(getattr(sock, "set_" + name)(value), False, name)
        t.check(sock.e_invalid() and not sock.e_ok(), name)
        t.equal(getattr(sock, "get_" + name)(), before, name)
    t.equal((sock.set_rcv_buf(3), sock.get_rcv_buf()), (True, 3))
