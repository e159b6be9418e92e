"""A callback that raises reaches net.on_error once; socket and other callbacks go on."""

from stream_kit import client

from net import stream


def test(t):
    log = []
    sock, peer = client(t)

    def bad(e):
        raise KeyError("bad")

    sock.read(stream.create_buffer(length=1), bad)
    sock.read(stream.create_buffer(length=1), log.append)
    peer.send(b"ab")
    t.until(lambda: log, "the second")
    t.idle()
    t.equal(t.take_unhandled(), ["KeyError"])
    t.equal((len(log), sock.is_connected()), (1, True))
