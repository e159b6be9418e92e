"""Given a name that does not resolve, when connecting, then lookup(err), error, close are emitted
and never connect. Origin: Node test-net-dns-error."""

import net


def test(t):
    sock = net.connect(80, "name.invalid")
    log = t.log(sock, "lookup connect error close")
    t.wait(log, "close", ms=20000)
    code = log[0][1]
    t.check(code in ("ENOTFOUND", "EAI_AGAIN"), "code %s" % code)
    t.equal(log, [("lookup", code, None, None), ("error", code), "close"])
