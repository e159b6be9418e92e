"""Given a client that connects or is open, when open() is called again, then nothing comes of it:
one connection, one `open`. Origin: S (b)."""

from messages_kit import record

from net import messages


def test(t):
    serving = t.peer.serve()
    client = messages.SocketClient(serving.port, serving.host)
    log = record(client)
    client.open()
    client.open()
    t.wait(log, "open")
    client.open()
    t.idle(100)
    t.equal((log, len(serving.accepted)), (["open"], 1))
    client.send("still the same")
    t.until(lambda: serving.accepted[0].received == b"still the same", "the message")
