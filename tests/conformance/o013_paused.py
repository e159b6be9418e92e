"""Given a listener of online that pauses the socket, then it stays paused, and what comes waits.
Origin: issue 19."""

from net.reconnecting import Reconnecting


def test(t):
    serving = t.peer.serve()
    client = Reconnecting(serving.port, serving.host, first=5)
    got = []
    client.socket.on("data", got.append)
    log = t.log(client, "online")
    client.on("online", client.socket.pause)
    t.wait(log, "online")
    t.until(lambda: serving.accepted, "accepted")
    serving.accepted[0].send(b"waits")
    t.idle(50)
    t.equal((got, client.socket.is_paused()), ([], True))
    client.socket.resume()
    t.until(lambda: got == [b"waits"], got)
    client.stop()
