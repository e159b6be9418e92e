"""Given an attempt that cannot even begin, for want of memory say, then it is told and the next
one is made when patience is over. Origin: issue 19."""

from net.reconnecting import Reconnecting


def test(t):
    serving = t.peer.serve()
    client = Reconnecting(serving.port, serving.host, first=5, longest=5, patience=1000)
    log = t.log(client, "online offline")
    t.wait(log, "online")
    connect = client.socket.connect
    tries = []

    def fail(where):
        tries.append(where)
        if len(tries) == 1:
            raise MemoryError
        connect(where)

    client.socket.connect = fail
    t.until(lambda: serving.accepted, "accepted")
    serving.accepted[0].close()
    t.wait(log, "online", 2, 5000)
    client.stop()
    t.equal(log, ["online", ("offline", None), "online"])
    t.equal((len(tries), t.take_unhandled()), (2, ["MemoryError"]))
