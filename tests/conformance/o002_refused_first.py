"""Given nobody who listens at first, then offline comes once and failed for each attempt, with the
reason; when somebody does, online. Origin: issue 19."""

from net.reconnecting import Reconnecting


def test(t):
    serving = t.peer.serve()
    port = serving.port
    serving.close()
    t.idle(20)
    client = Reconnecting(port, t.peer.host, first=5, longest=20)
    log = t.log(client, "online offline failed")
    t.wait(log, "failed", 4)
    t.equal(log, [("offline", "ECONNREFUSED")] + [("failed", "ECONNREFUSED")] * 4)
    t.equal((client.online, client.error.code), (False, "ECONNREFUSED"))
    t.peer.serve(port=port)
    t.wait(log, "online")
    t.equal([entry for entry in log if "offline" in entry], [("offline", "ECONNREFUSED")])
    t.equal(client.error, None)
    client.stop()
