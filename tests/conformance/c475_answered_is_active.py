"""Given set_timeout, when a name is looked up, then its answer counts as activity: timeout comes
that time after it, and not after connect(). Origin: Node."""

import net


def test(t):
    host, port = t.peer.silent()
    log = []

    def answered(*args):
        log.append("lookup")
        net.call_later(550, log.append, "later")

    def look_up(name, done, family):
        net.call_later(400, done, None, host, 4)

    sock = net.connect(port, "a.name", lookup=look_up)
    sock.set_timeout(800, lambda: log.append("timeout"))
    sock.on("lookup", answered)
    t.wait(log, "timeout")
    t.equal(log, ["lookup", "later", "timeout"])
