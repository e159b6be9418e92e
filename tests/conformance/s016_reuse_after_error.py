"""After a refusal the same socket connects to a server that is there. Origin: spec."""

from net import stream


def test(t):
    sock = stream.create_tcp(host=t.peer.host, port=t.peer.closed_port())
    sock.connect()
    t.until(lambda: sock.state == stream.ERROR, "ERROR")
    serving = t.peer.serve()
    sock.port = serving.port
    sock.connect()
    t.until(sock.is_connected, "connected")
