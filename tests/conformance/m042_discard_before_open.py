"""Given discardMessagesBeforeOpen, when something is sent and then the client opens, then the peer
gets nothing of it. Origin: original source."""

import messages_kit as kit

from net import messages


def test(t):
    serving = t.peer.serve()
    client = messages.SocketClient(serving.port, serving.host, {"discardMessagesBeforeOpen": True})
    client.on("open", lambda: client.send("after"))
    t.check(client.send("before") is False, "send says no")
    client.open()
    client.send("while opening")
    t.until(lambda: serving.accepted, "accepted")
    kit.receives(t, serving.accepted[0], b"after")
