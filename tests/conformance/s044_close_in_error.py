"""close() in state ERROR is harmless: nothing is told, the state stays, and the socket can be used
again. Origin: own; the original raises."""

from net import stream


def test(t):
    log = []
    sock = stream.create_tcp(host=t.peer.host, port=t.peer.closed_port())
    sock.closed = log.append
    sock.connect()
    t.until(lambda: sock.state == stream.ERROR, "ERROR")
    sock.close()
    sock.close()
    t.idle()
    t.equal((sock.state, log), (stream.ERROR, []))
    serving = t.peer.serve()
    sock.host, sock.port = serving.host, serving.port
    sock.connect()
    t.until(sock.is_connected, "connected")
