"""After close() the same socket connects again, at once. Origin: spec."""

from stream_kit import client, text

from net import stream


def test(t):
    log = []
    sock, peer = client(t, closed=lambda e: log.append("closed"))
    serving = t.peer.serve()
    sock.close()
    sock.port = serving.port
    sock.connect()
    t.equal(sock.state, stream.CLOSED)
    t.until(lambda: sock.is_connected() and serving.accepted, "connected")
    sock.write(text("second"))
    t.until(lambda: serving.accepted[0].received == b"second", "second")
    t.equal((peer.received, log), (b"", ["closed"]))
