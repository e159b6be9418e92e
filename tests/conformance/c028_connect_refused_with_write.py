"""Given a closed port and a queued write, when connecting, then the order is error, the write's
callback with an error, close. Origin: src, Node."""

import net


def test(t):
    sock = net.connect(t.peer.closed_port(), t.peer.host)
    log = t.log(sock, "connect error close finish")
    sock.write("x", t.note(log, "written"))
    t.wait(log, "close")
    t.equal(log[0], ("error", "ECONNREFUSED"))
    t.equal(log[1][0], "written")
    t.check(log[1][1] is not None, "the callback got an error")
    t.equal(log[2:], ["close"])
