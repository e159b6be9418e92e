"""Given an address that neither answers nor refuses, when set_timeout was called, then timeout is
emitted while connecting; destroy in the listener gives close and no error. Origin: doc."""

import net


def test(t):
    host, port = t.peer.silent()
    sock = net.connect(port, host)
    log = t.log(sock, "connect timeout error close")
    sock.on("timeout", sock.destroy)
    sock.set_timeout(300)
    t.wait(log, "close")
    t.equal(log, ["timeout", "close"])
