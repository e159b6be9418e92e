"""Given a client that is closed between two attempts or in one, when open() is called before
`close`, then it is ignored; after `close` it connects. Origin: our own decision."""

from messages_kit import record

from net import messages


def test(t):
    for patience in (100, 0):
        serving = t.peer.serve()
        port = serving.port
        serving.close()
        t.idle(20)
        client = messages.SocketClient(port, t.peer.host, reconnect_interval=300)
        log = record(client)
        client.open()
        t.idle(patience)
        serving = t.peer.serve(port=port)
        client.close()
        client.open()
        t.wait(log, "close")
        t.idle(500)
        t.equal(log, ["close"])
        before = len(serving.accepted)  # of what was under way already
        log = record(client)
        client.open()
        t.wait(log, "open")
        t.until(lambda: len(serving.accepted) == before + 1, "one more")
        t.equal(log, ["open"])
        client.close()
        t.wait(log, "close")
        serving.close()
