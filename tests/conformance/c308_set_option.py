"""Given further options, when they are set before or after connecting, then the socket or False
is returned, never an exception; unknown names are a ValueError. Origin: ours."""

import net


def test(t):
    sock, peer = t.client()
    for name in ("ttl", "max_seg", "oob_inline"):
        t.check(
            sock.set_option(name, 1 if name == "oob_inline" else 600 % 255) in (sock, False), name
        )
    t.raises(ValueError, sock.set_option, "colour", 1)
    idle = net.Socket()
    t.check(idle.set_option("ttl", 9) is idle, "remembered")
    for value in (10**12, 2**32 + 5, 2**31, -(2**40), -2, float("inf")):
        t.equal((sock.set_option("ttl", value), idle.set_option("ttl", value)), (False, False))
