"""Given two servers on one port, one for IPv6 only, then both listen, where the platform has such
an option; else that is an `error`. Origin: Node (ipv6Only)."""

import net


def test(t):
    first = t.listen(None)
    port = t.port(first)
    server = net.create_server()
    log = t.log(server, "listening error")
    server.listen(port, "::", ipv6_only=True)
    t.until(lambda: log, "an answer")
    able = net.capability("Server.listen(ipv6_only)") != "none"
    if able and log != ["listening"]:
        t.equal(log[0][1], "EAFNOSUPPORT", "a machine without IPv6")
    elif not able:
        t.check(log[0][1] in ("EOPNOTSUPP", "ENOTFOUND"), "no such option, or no IPv6: %s" % log)
    else:
        server.close()
        net.turn(0)
        server.listen({"port": port, "host": "::", "ipv6_only": True})
        t.wait(log, "listening", 2)
