"""Given each option that is a number, when it is set to its least and its greatest value, then it
is that; one below or above is refused with EINVAL. Origin: documentation, and ours."""

from net.msgport import StreamSocket

BOUNDS = (
    ("ttl", 1, 255),
    ("max_seg", 1, 65535),
    ("send_buf", 1, 1 << 28),
    ("rcv_buf", 1, 1 << 28),
    ("linger", 0, 500000),
    ("send_timeout", 0, 500000),
    ("receive_timeout", 0, 500000),
)
FIRST = (("ttl", 64), ("max_seg", 536), ("linger", 0), ("send_timeout", 0), ("receive_timeout", 0))
FLAGS = (("keep_alive", False), ("oob_inline", False), ("reuse_addr", True))


def test(t):
    sock = StreamSocket()
    for name, first in FIRST + FLAGS:
        t.equal(getattr(sock, "get_" + name)(), first, name)
    for name, least, most in BOUNDS:
        put, get = getattr(sock, "set_" + name), getattr(sock, "get_" + name)
        for value in (most, least):
            t.equal((put(value), sock.status(), get()), (True, 0, value), name)
        for value in (least - 1, most + 1):
            t.equal((put(value), sock.status(), get()), (False, 22, least), name)
