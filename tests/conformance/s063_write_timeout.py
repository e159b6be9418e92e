"""timeout 300 and a peer that does not read: operation error, ERROR, `error`. Origin: T7."""

from stream_kit import client

from net import stream


def test(t):
    log, errors = [], []
    sock, peer = client(t, hold=True, timeout=300, error=errors.append)
    sock.write(stream.create_buffer(length=t.much), log.append)
    t.until(lambda: log and errors, "both", 60000)
    t.equal((len(log), len(errors), sock.state), (1, 1, stream.ERROR))
    t.equal((log[0].success, log[0].bytes_processed, log[0].error), (False, -1, "ETIMEDOUT"))
