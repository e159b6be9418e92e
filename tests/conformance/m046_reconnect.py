"""Given further attempts and a port on which somebody listens only later, when open is called,
then `open`, and no `error`. Origin: documentation."""

import messages_kit as kit

import net
from net import messages


def test(t):
    port = t.peer.closed_port()
    client = messages.SocketClient(port, t.peer.host, reconnect_attempts=3, reconnect_interval=100)
    log = kit.record(client)
    client.open()
    net.call_later(150, lambda: t.peer.serve(port=port))
    t.wait(log, "open")
    t.equal(log, ["open"])
