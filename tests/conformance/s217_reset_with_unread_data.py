"""The peer sends and resets while a write is pending and nobody reads: it still ends."""

from stream_kit import client

from net import stream


def test(t):
    log, errors = [], []
    sock, peer = client(t, hold=True, error=errors.append)
    sock.write(stream.create_buffer(length=t.much), log.append)
    t.idle()
    peer.send(b"unread")
    t.idle()
    peer.reset()
    t.until(lambda: errors and log, "all callbacks")
    t.idle()
    t.equal((len(log), len(errors), sock.state), (1, 1, stream.ERROR))
