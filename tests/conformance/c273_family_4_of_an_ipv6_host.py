"""Given an IPv6 address and family 4, when connecting, then the lookup fails: lookup(err), error,
close. Origin: spec 1.15."""

import net


def test(t):
    sock = net.connect({"port": 9, "host": "::1", "family": 4})
    log = t.log(sock, "lookup connect error close")
    t.wait(log, "close", ms=20000)
    t.equal([e if e == "close" else e[0] for e in log], ["lookup", "error", "close"])
    t.equal(log[0][2:], (None, None), "lookup's address and family")
