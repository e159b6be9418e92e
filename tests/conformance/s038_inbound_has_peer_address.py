"""host and port of an accepted socket are the peer's. Origin: android."""

from stream_kit import accepted


def test(t):
    sock, inbound, peer = accepted(t)
    t.equal(inbound.port, peer.local_port)
    t.check(inbound.host.count(".") == 3, "an IPv4 address")
