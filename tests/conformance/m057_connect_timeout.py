"""Given connectTimeout 300 and an address that does not answer, when open is called, then `error`.
Origin: documentation."""

import messages_kit as kit

import net
from net import messages


def test(t):
    host, port = t.peer.silent()
    client = messages.SocketClient(port, host, connect_timeout=300, reconnect_attempts=0)
    log = kit.record(client)
    client.open()
    net.call_later(200, log.append, "before the timeout")
    t.wait(log, "error")
    t.idle()
    t.equal(log, ["before the timeout", ("error", "ETIMEDOUT")])
