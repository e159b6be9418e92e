"""Given an accepted callback that closes its listener and runs out of memory, then that is
reported and nothing else: the next is not waited for where nobody listens. Origin: DESIGN."""

from stream_kit import listener


def test(t):
    got = []

    def accepted(inbound):
        got.append(inbound)
        server.close()
        raise MemoryError

    server = listener(t, accepted=accepted)
    server.accept()
    peer = t.peer.connect(server.port)
    t.until(lambda: got and peer.gone, "accepted, and gone")
    t.idle()
    t.equal(t.take_unhandled(), ["MemoryError"])
