"""Given a closed port, when connecting, then one error ECONNREFUSED, then close; no connect, end,
finish. Origin: src."""

import net


def test(t):
    sock = net.connect(t.peer.closed_port(), t.peer.host)
    log = t.log(sock, "connect ready end finish error close")
    t.wait(log, "close")
    t.idle()
    t.equal(log, [("error", "ECONNREFUSED"), "close"])
