"""connect() to a listener: `connected` once with the socket, CONNECTED inside. Origin:
t.socket."""

from net import stream


def test(t):
    serving = t.peer.serve()
    log = []
    sock = stream.create_tcp({"host": serving.host, "port": serving.port})
    sock.connected = lambda e: log.append((e.socket is sock, e.socket.state))
    sock.error = lambda e: log.append(e.error)
    sock.connect()
    t.until(lambda: log, "connected")
    t.idle()
    t.equal(log, [(True, stream.CONNECTED)])
