"""Given ssl_tls without a certificate to trust, when open is called, then `error`, and not a byte
reaches the server. Origin: original source."""

import messages_kit as kit

from net import messages


def test(t):
    serving = t.peer.serve()
    client = messages.SocketClient(serving.port, serving.host, ssl_tls=True)
    log = kit.record(client)
    client.send("secret")
    client.open()
    t.equal(log, [], "inside the call")
    t.wait(log, "error")
    t.idle()
    t.equal(log, [("error", "EINVAL")])
    t.equal(len(serving.accepted), 0, "connections")
