"""Given attempts that fail, then each wait is between half and all of twice the one before, up to
the longest; a connection that brought something begins them anew, one that did not does not.
Origin: issue 19."""

from net.reconnecting import Reconnecting


def test(t):
    serving = t.peer.serve()
    port = serving.port
    serving.close()
    t.idle(20)
    client = Reconnecting(port, t.peer.host, first=80, longest=600)
    waits = []
    client.on("failed", lambda error: waits.append(client.delay))
    client.on("offline", lambda error: waits.append(client.delay))
    t.until(lambda: len(waits) == 7, lambda: waits, 5000)
    waits.pop(0)  # of offline
    for wait, most in zip(waits, (80, 160, 320, 600, 600, 600)):
        t.check(most // 2 <= wait <= most, "%d of %d" % (wait, most))
    t.check(waits != [80, 160, 320, 600, 600, 600], "chance has a part in it")
    serving = t.peer.serve(port=port)
    t.until(lambda: serving.accepted and client.online, "online")
    waits.clear()
    serving.accepted[0].close()  # long before 600 ms, which would count as use
    t.until(lambda: waits, "offline")
    t.check(300 <= waits[0] <= 600, "after one without use: %d" % waits[0])
    t.until(lambda: len(serving.accepted) == 2 and client.online, "online again")
    serving.accepted[1].send(b"welcome")
    t.until(lambda: client.socket.bytes_read == 7, "read")
    waits.clear()
    serving.accepted[1].close()
    t.until(lambda: waits, "offline again")
    t.check(40 <= waits[0] <= 80, "after one of use: %d" % waits[0])
    client.stop()
