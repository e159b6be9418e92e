"""Given many attempts that fail, then their waits are spread over all that lies between half and
the whole, so that a thousand clients do not come back at once. Origin: issue 19."""

from net.reconnecting import Reconnecting


def test(t):
    serving = t.peer.serve()
    port = serving.port
    serving.close()
    t.idle(20)
    client = Reconnecting(port, t.peer.host, first=16, longest=16)
    waits = []
    client.on("failed", lambda error: waits.append(client.delay))
    t.until(lambda: len(waits) == 60, lambda: waits, 10000)
    client.stop()
    t.check(8 <= min(waits) <= 10, "the shortest: %d" % min(waits))
    t.check(15 <= max(waits) <= 16, "the longest: %d" % max(waits))
