"""Given family 6, when connecting to a closed port, then lookup gives an IPv6 address or fails;
exactly one error and one close follow either way. Origin: D37."""

import net


def test(t):
    sock = net.connect({"port": t.peer.closed_port(), "host": "localhost", "family": 6})
    log = t.log(sock, "lookup connect error close")
    t.wait(log, "close", ms=25000)  # a stack may send its SYNs into the void
    t.equal([e if e == "close" else e[0] for e in log], ["lookup", "error", "close"])
    t.check(log[0][2:] in (("::1", 6), (None, None)), "lookup %s" % (log[0],))
