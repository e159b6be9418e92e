"""Given an idle socket, when it is destroyed, then close is emitted once, deferred. Origin: Node
test-net-connect-destroy."""

import net


def test(t):
    sock = net.Socket()
    log = t.log(sock, "close error")
    sock.destroy()
    t.equal(log, [], "inside the call")
    t.wait(log, "close")
    t.idle()
    t.equal(log, ["close"])
