"""Given a failed open with a queued message, when somebody listens and open is called again, then
the message arrives. Origin: original source."""

import messages_kit as kit

from net import messages


def test(t):
    closed = t.peer.closed_port()
    client = messages.SocketClient(closed, t.peer.host, reconnect_attempts=0)
    log = kit.record(client)
    client.send("kept")
    client.open()
    t.wait(log, "error")
    serving = t.peer.serve()
    client.port, client.host = serving.port, serving.host
    client.open()
    t.wait(log, "open")
    t.until(lambda: serving.accepted, "accepted")
    kit.receives(t, serving.accepted[0], b"kept")
