"""Given a client that pauses between attempts, when close is called, then one `close`, no further
attempt, and what waited is dropped. Origin: a fault of the original, not copied."""

import messages_kit as kit

import net
from net import messages


def test(t):
    client = messages.SocketClient(
        t.peer.closed_port(), t.peer.host, reconnect_attempts=5, reconnect_interval=5000
    )
    log = kit.record(client)
    client.send("dropped")
    client.open()
    t.idle(200)
    client.close()
    client.close()
    t.wait(log, "close")
    t.idle()
    t.equal(log, ["close"])
    t.check(not net.turn(0), "nothing keeps the loop")
    serving = t.peer.serve()
    client.port, client.host = serving.port, serving.host
    client.open()
    t.until(lambda: serving.accepted, "accepted")
    client.send("new")
    kit.receives(t, serving.accepted[0], b"new")
