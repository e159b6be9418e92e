"""Item 46a: `closed` after close() of a connection and a listener: once, deferred. Origin: ios."""

from stream_kit import client, listener

from net import stream


def test(t):
    log = []

    def closed(e):
        log.append((e.socket, e.socket.state))

    sock, peer = client(t, closed=closed)
    server = listener(t, closed=closed)
    for each in (sock, server):
        each.close()
        t.equal(log, [], "inside the call")
        t.until(lambda: log, "closed")
        t.idle()
        t.check(log == [(each, stream.CLOSED)], "once, with the socket")
        log.clear()
    failing = stream.create_tcp(host=t.peer.host, port=t.peer.closed_port(), closed=closed)
    failing.connect()
    t.until(lambda: failing.state == stream.ERROR, "ERROR")
    t.idle()
    t.equal(log, [])
