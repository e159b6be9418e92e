"""Given an idle, never connected socket, when set_timeout(50) is called, then timeout is emitted.
Origin: Node test-net-timeout-no-handle."""

import net


def test(t):
    sock = net.Socket()
    log = t.log(sock, "timeout error close")
    sock.set_timeout(50)
    t.wait(log, "timeout")
    t.equal(log, ["timeout"])
    sock.destroy()
