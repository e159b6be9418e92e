"""Given a refused connect, when its error comes, then it is a NetError and an OSError with errno,
code, syscall and the platform's own number. Origin: DESIGN."""

import net


def test(t):
    seen = []
    sock = net.connect(t.peer.closed_port(), t.peer.host)
    sock.on("error", seen.append)
    t.until(lambda: seen, "the error")
    error = seen[0]
    t.check(isinstance(error, net.NetError) and isinstance(error, OSError), "its class")
    t.equal((error.errno, error.code, error.syscall), (111, "ECONNREFUSED", "connect"))
    t.check(isinstance(error.raw, int), "raw")
    t.check("ECONNREFUSED" in str(error), "the text %s" % error)
