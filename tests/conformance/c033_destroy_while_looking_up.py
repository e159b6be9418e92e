"""Given a pending name lookup, when the socket is destroyed, then lookup is never emitted and
close once. Origin: PR 808 of IoT.js."""

import net


def test(t):
    sock = net.connect(80, "name.invalid")
    log = t.log(sock, "lookup connect error close")
    sock.destroy()
    t.wait(log, "close")
    t.idle(300)
    t.equal(log, ["close"])
