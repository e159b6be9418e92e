"""close() during an attempt: CLOSED, and neither callback is called. Origin: T21."""

from net import stream


def test(t):
    serving = t.peer.serve()
    log = []
    sock = stream.create_tcp(host=serving.host, port=serving.port)
    sock.connected = sock.error = sock.closed = log.append
    sock.connect()
    sock.close()
    t.equal(sock.state, stream.CLOSED)
    t.idle()
    t.equal(log, [])
