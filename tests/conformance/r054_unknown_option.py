"""Given an option that the platform may lack, when it is set, then it is in force, or False
with EOPNOTSUPP and unchanged. Origin: ours."""

from msgport_kit import client


def test(t):
    sock, peer = client(t)
    for name, value in (("ttl", 9), ("max_seg", 600), ("oob_inline", True), ("keep_alive", True)):
        before = getattr(sock, "get_" + name)()
        if getattr(sock, "set_" + name)(value):
            if name == "max_seg" and sock.get_max_seg() != value:
                # What the system has: it makes of such a wish what it wants.
                t.check(sock.get_max_seg() > 0 and not sock.status(), "max_seg")
                continue
            t.equal((getattr(sock, "get_" + name)(), sock.status()), (value, 0), name)
        else:
            t.equal((getattr(sock, "get_" + name)(), sock.status()), (before, 95), name)
    # No platform: the core always sets it.
    t.equal((sock.set_reuse_addr(False), sock.status()), (False, 95))
    t.equal(sock.get_reuse_addr(), True)
    t.raises(AttributeError, getattr, sock, "set_colour")
