"""Given a server with ssl_tls and no certificate, when start is called, then `error`, and it does
not listen. Origin: original source."""

import messages_kit as kit

from net import messages


def test(t):
    server = messages.SocketServer(
        port=t.peer.port_for_listen(), host_interface=t.peer.listen_host, ssl_tls=True
    )
    log = kit.record(server, "listening connection error")
    server.start()
    t.equal(log, [], "inside the call")
    t.wait(log, "error")
    t.idle()
    t.equal(log, [("error", "EINVAL")])
