"""Given a local IPv6 address and a name, when connecting, then the lookup gives an IPv6 address or
fails; an IPv4 one is never tried. Origin: our own."""

import net


def test(t):
    port = t.peer.closed_port()
    sock = net.connect(port, "localhost", local_address="::1")
    log = t.log(sock, "lookup connect error close")
    t.wait(log, "close", ms=20000)
    t.equal([e if e == "close" else e[0] for e in log], ["lookup", "error", "close"])
    t.check(log[0][2:] in (("::1", 6), (None, None)), "lookup: %s" % (log[0],))
