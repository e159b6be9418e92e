"""Given a server that never listened, when close is called twice, then `close` comes once, and
each callback gets ERR_SERVER_NOT_RUNNING. Origin: Node (test-net-server-close-before-calling)."""

import net


def test(t):
    server = net.create_server()
    log = t.log(server, "close error")
    for _ in range(2):
        server.close(lambda error: log.append(error.code))
    t.wait(log, "close")
    t.idle()
    log.sort()
    t.equal(log, ["ERR_SERVER_NOT_RUNNING", "ERR_SERVER_NOT_RUNNING", "close"])
