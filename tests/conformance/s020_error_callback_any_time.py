"""When CONNECTED, a new error callback is effective. Origin: apidoc."""

from stream_kit import client

from net import stream


def test(t):
    log = []
    sock, peer = client(t, error=lambda e: log.append("old"))
    sock.error = lambda e: log.append("new")
    sock.read(stream.create_buffer(length=8), lambda e: None)
    peer.reset()
    t.until(lambda: log, "error")
    t.equal(log, ["new"])
