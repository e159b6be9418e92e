"""Given a listener of online that raises, then the error goes to net.on_error, and the client
comes back all the same. Origin: issue 19."""

from net.reconnecting import Reconnecting


def test(t):
    serving = t.peer.serve()
    client = Reconnecting(serving.port, serving.host, first=5)
    log = t.log(client, "online offline")

    def fail():
        if log.count("online") < 2:
            raise ValueError("on purpose")

    client.on("online", fail)
    t.wait(log, "online", 2)
    t.until(lambda: len(serving.accepted) == 2, "accepted")
    t.equal(t.take_unhandled(), ["ValueError"])
    t.equal(log, ["online", ("offline", None), "online"])
    client.stop()
