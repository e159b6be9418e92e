"""Given a host that cannot be a name at all, when connecting, then lookup(err), error, close, as
for any other name that does not resolve. Origin: spec 1.7."""

import net


def test(t):
    for host in ("a" * 70 + ".invalid", "two words.invalid"):
        sock = net.connect(80, host)
        log = t.log(sock, "lookup connect error close")
        t.wait(log, "close", ms=20000)
        t.equal([e if e == "close" else e[0] for e in log], ["lookup", "error", "close"], host)
