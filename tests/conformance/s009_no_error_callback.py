"""No error callback: a refused connect only shows in the state. Origin: android."""

from net import stream


def test(t):
    sock = stream.create_tcp(host=t.peer.host, port=t.peer.closed_port())
    sock.connect()
    t.until(lambda: sock.state == stream.ERROR, "ERROR")
    t.idle()
    t.equal(t.take_unhandled(), [])
