"""connect() during an attempt raises; the server sees one connection. Origin: T6."""

from net import stream


def test(t):
    serving = t.peer.serve()
    sock = stream.create_tcp(host=serving.host, port=serving.port)
    sock.connect()
    t.raises(OSError, sock.connect)
    t.until(lambda: serving.accepted and sock.is_connected(), "one")
    t.idle()
    t.equal(len(serving.accepted), 1)
