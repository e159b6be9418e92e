"""Closing a listener leaves what it has accepted usable. Origin: apidoc."""

from stream_kit import accepted, text


def test(t):
    sock, inbound, peer = accepted(t)
    sock.close()
    t.idle()
    inbound.write(text("alive"))
    t.until(lambda: peer.received == b"alive", "alive")
