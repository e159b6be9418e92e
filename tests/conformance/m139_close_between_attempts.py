"""Given a client whose attempts fail, when close() is called between two of them, then `close`
comes, and no other attempt is made. Origin: original source."""

from messages_kit import record

from net import messages


def test(t):
    serving = t.peer.serve()
    port = serving.port
    serving.close()
    t.idle(20)
    client = messages.SocketClient(port, t.peer.host, reconnect_interval=300)
    log = record(client)
    client.open()
    t.idle(100)
    client.close()
    t.wait(log, "close")
    serving = t.peer.serve(port=port)
    t.idle(500)
    t.equal((log, serving.accepted), (["close"], []))
    serving.close()
