"""Given a connection that is up, when the time that an attempt may take is over, then it stays.
Origin: issue 19."""

from net.reconnecting import Reconnecting


def test(t):
    serving = t.peer.serve()
    client = Reconnecting(serving.port, serving.host, patience=1000)
    log = t.log(client, "online offline failed")
    t.wait(log, "online")
    t.idle(1200)
    t.equal((log, client.online, len(serving.accepted)), (["online"], True, 1))
    client.stop()
