"""Given a client that is not open, when it sends and then opens, then the peer gets all in order,
and before what the `open` listener sends. Origin: documentation; the order is a fault not
copied."""

import messages_kit as kit

from net import messages


def test(t):
    serving = t.peer.serve()
    client = messages.SocketClient(serving.port, serving.host)
    client.on("open", lambda: client.send("4"))
    for text in "123":
        t.check(client.send(text) is False, "send says that it waits")
    client.open()
    t.until(lambda: serving.accepted, "accepted")
    kit.receives(t, serving.accepted[0], b"1234")
