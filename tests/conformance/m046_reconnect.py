"""Given further attempts and a port on which somebody listens only later, when open is called,
then `open`, and no `error`. Origin: documentation."""

import messages_kit as kit

import net
from net import messages


def test(t):
    server, port = kit.server(t)
    server.stop()
    t.idle(1)
    client = messages.SocketClient(
        port, t.peer.listen_host, reconnect_attempts=3, reconnect_interval=100
    )
    log = kit.record(client)
    client.open()
    again = messages.SocketServer(port=port, host_interface=t.peer.listen_host)
    net.call_later(150, again.start)
    t.wait(log, "open")
    t.equal(log, ["open"])
