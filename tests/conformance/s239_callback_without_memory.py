"""Given a read whose callback runs out of memory, then that is reported and the connection ends,
with an error for what waits. Origin: our own decision."""

from stream_kit import client

from net import stream


def test(t):
    log = []
    sock, peer = client(t, error=lambda e: log.append(e.error))

    def bad(e):
        raise MemoryError

    sock.read(stream.create_buffer(length=1), bad)
    sock.read(stream.create_buffer(length=1), lambda e: log.append(e.success))
    peer.send(b"a")
    t.until(lambda: len(log) == 2, "both are told")
    t.equal(log, ["ENOMEM", False])
    t.equal(t.take_unhandled(), ["MemoryError"])
    t.until(lambda: peer.gone, "gone")
