"""Given two further attempts and a closed port, when open is called, then exactly one `error`,
after three attempts and two pauses. Origin: documentation."""

import messages_kit as kit

import net
from net import messages


def test(t):
    client = messages.SocketClient(
        t.peer.closed_port(), t.peer.host, reconnectAttempts=2, reconnectInterval=50
    )
    log = kit.record(client)
    early = []
    client.open()
    net.call_later(99, lambda: early.append(len(log)))
    t.wait(log, "error")
    t.idle(200)
    t.equal(log, [("error", "ECONNREFUSED")])
    t.equal(early, [0], "events within 99 ms")
