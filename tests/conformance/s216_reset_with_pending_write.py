"""The peer resets while a write is pending: operation error, ERROR, `error` once."""

from stream_kit import client, text

from net import stream


def test(t):
    log, errors = [], []
    sock, peer = client(t, hold=True, error=errors.append)
    sock.write(stream.create_buffer(length=t.much), log.append)
    sock.write(text("next"), log.append)
    t.idle()
    t.equal(log, [])
    peer.reset()
    t.until(lambda: errors and len(log) == 2, "all callbacks")
    t.idle()
    t.equal((len(log), len(errors), sock.state), (2, 1, stream.ERROR))
    for e in log:
        t.equal((e.success, e.bytes_processed), (False, -1))
