"""Given an address that neither answers nor refuses, then each attempt fails with ETIMEDOUT when
patience is over, and none is left behind. Origin: issue 19."""

from net.reconnecting import Reconnecting


def test(t):
    host, port = t.peer.silent()
    client = Reconnecting(port, host, first=5, longest=5, patience=50)
    log = t.log(client, "online offline failed")
    t.wait(log, "failed", 3)
    t.equal(log, [("offline", "ETIMEDOUT")] + [("failed", "ETIMEDOUT")] * 3)
    t.check(host in str(client.error), "where: %s" % client.error)
    client.stop()
    t.idle(100)
    t.equal(len(log), 4, "told after stop()")
