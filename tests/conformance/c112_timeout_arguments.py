"""Given a bad number or callback, when set_timeout is called, then ValueError for the range and
TypeError for the type. Origin: Node test-net-socket-timeout."""

import net


def test(t):
    sock = net.Socket()
    for wrong in (-1, float("nan"), float("inf")):
        t.raises(ValueError, sock.set_timeout, wrong)
    for wrong in ("100", None, [1]):
        t.raises(TypeError, sock.set_timeout, wrong)
    for wrong in (1, "f", {}):
        t.raises(TypeError, sock.set_timeout, 100, wrong)
    sock.destroy()
