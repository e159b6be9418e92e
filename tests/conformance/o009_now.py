"""Given a client that waits long, when now() is called because the network is back, then it tries
at once; when it is online, nothing happens. Origin: issue 19."""

import net
from net.reconnecting import Reconnecting


def test(t):
    serving = t.peer.serve()
    port = serving.port
    serving.close()
    t.idle(20)
    client = Reconnecting(port, t.peer.host, first=100000, longest=100000)
    log = t.log(client, "online offline failed")
    t.wait(log, "failed")
    serving = t.peer.serve(port=port)
    t.equal(client.now(), client)
    t.wait(log, "online")
    client.now()
    t.idle(30)
    t.until(lambda: serving.accepted, "accepted")
    t.equal(len(serving.accepted), 1, "connections")
    net.fail_all()  # what a port does when the link is down
    t.wait(log, "offline", 2)
    client.now()
    t.wait(log, "online", 2)
    client.stop()
    t.equal(log.count(("offline", "ENETDOWN")), 1)
