"""`connected` is never called for an accepted socket. Origin: apidoc."""

from stream_kit import accepted

from net import stream


def test(t):
    log = []
    sock, inbound, peer = accepted(t)
    inbound.connected = log.append
    t.equal(inbound.connected, None)
    peer.send(b"x")
    inbound.read(stream.create_buffer(length=1))
    t.idle()
    t.equal(log, [])
