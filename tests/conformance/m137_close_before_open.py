"""Given a client that was never opened and messages that wait, when close() is called, then they
are dropped: a later open() sends only what came after. Origin: F12."""

from messages_kit import receives, record

from net import messages


def test(t):
    serving = t.peer.serve()
    client = messages.SocketClient(serving.port, serving.host)
    log = record(client)
    client.send("before")
    client.close()
    t.idle()
    t.equal((log, serving.accepted), ([], []))
    client.send("after")
    client.open()
    t.until(lambda: "open" in log and serving.accepted, log)
    receives(t, serving.accepted[0], b"after")
