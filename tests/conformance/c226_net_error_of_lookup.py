"""Given a name that does not resolve, when the error comes, then its errno is negative and its
syscall is lookup. Origin: DESIGN."""

import net


def test(t):
    seen = []
    sock = net.connect(80, "name.invalid")
    sock.on("error", seen.append)
    t.until(lambda: seen, "the error", 20000)
    t.check(isinstance(seen[0], net.NetError), "its class")
    t.check(seen[0].errno < 0, "errno %s" % seen[0].errno)
    t.equal(seen[0].syscall, "lookup", "syscall")
