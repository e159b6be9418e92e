"""Given a server, when a Reconnecting is made, then online comes once, the same socket sends and
receives, and a peer that ends is offline(None) and come back to. Origin: issue 19."""

from net.reconnecting import Reconnecting


def test(t):
    serving = t.peer.serve()
    client = Reconnecting(serving.port, serving.host, first=10)
    log = t.log(client, "online offline failed")
    got = t.log(client.socket, "data")
    for round in (1, 2, 3):
        t.wait(log, "online", round)
        t.equal((client.online, client.error, client.delay), (True, None, 0))
        t.until(lambda n=round: len(serving.accepted) == n, "accepted")
        peer = serving.accepted[-1]
        peer.send(b"%d" % round)
        t.check(client.write("to you"), "written")
        t.until(lambda p=peer: p.received == b"to you", "received")
        t.until(lambda n=round: got and len(got[0][1]) == n, got)
        peer.finish()
        t.wait(log, "offline", round)
    t.wait(log, "online", 4)
    client.stop()
    t.equal(got, [("data", b"123")])
    t.equal(log, ["online", ("offline", None)] * 3 + ["online"])
