"""close() in state ERROR raises. Origin: android."""

from net import stream


def test(t):
    sock = stream.create_tcp(host=t.peer.host, port=t.peer.closed_port())
    sock.connect()
    t.until(lambda: sock.state == stream.ERROR, "ERROR")
    t.raises(OSError, sock.close)
    t.equal(sock.state, stream.ERROR)
