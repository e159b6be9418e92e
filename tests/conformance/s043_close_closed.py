"""close() when CLOSED has no effect. Origin: android."""

from stream_kit import client

from net import stream


def test(t):
    log = []
    sock, peer = client(t, closed=log.append)
    sock.close()
    sock.close()
    t.until(lambda: log, "closed")
    sock.close()
    t.idle()
    t.equal((len(log), sock.state), (1, stream.CLOSED))
