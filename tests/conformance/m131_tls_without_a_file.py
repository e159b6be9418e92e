"""Given ssl_tls with a certificate path where nothing is, when open or start is called, then
`error`, and nothing is connected. Origin: original source."""

from net import messages


def test(t):
    serving = t.peer.serve()
    nowhere = "/nowhere/net.pem"
    client = messages.SocketClient(serving.port, serving.host, sslTls=1, trustedCACertPath=nowhere)
    server = messages.SocketServer(port=0, ssl_tls=True, pfx_key_cert_path=nowhere)
    for made, start in ((client, client.open), (server, server.start)):
        errors = []
        made.on("error", errors.append)
        start()
        t.until(lambda: errors, "error")
        t.equal((len(errors), errors[0].errno), (1, 2))
    t.idle()
    t.equal(len(serving.accepted), 0, "connections")
