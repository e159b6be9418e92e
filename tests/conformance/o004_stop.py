"""Given stop() while it waits, while it connects and while it is online, then nothing is told any
more and nobody comes back; later calls do nothing. Origin: issue 19."""

from net.reconnecting import Reconnecting


def test(t):
    serving = t.peer.serve()
    client = Reconnecting(serving.port, serving.host, first=5)
    log = t.log(client, "online offline failed lost")
    t.wait(log, "online")
    t.equal(client.stop(), [])
    t.equal((client.online, client.write("late")), (False, False))
    t.idle(50)
    t.equal(log, ["online"])
    t.equal(client.now().stop(), [])

    connecting = Reconnecting(serving.port, serving.host, first=5)
    log = t.log(connecting, "online offline failed")
    connecting.stop()
    port = t.peer.closed_port()
    waiting = Reconnecting(port, t.peer.host, first=5)
    log = t.log(waiting, "failed", log)
    t.wait(log, "failed")
    waiting.stop()
    n = len(log)
    t.idle(50)
    t.equal(len(log), n, "entries")
    t.equal(len(serving.accepted) <= 2, True, "connections")
