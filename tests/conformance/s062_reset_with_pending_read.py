"""Peer reset with a read pending: operation error, ERROR, `error` once. Origin: android."""

from stream_kit import client

from net import stream


def test(t):
    log, errors = [], []
    sock, peer = client(t, error=errors.append)
    sock.read(stream.create_buffer(length=4), log.append)
    peer.reset()
    t.until(lambda: log and errors, "both")
    t.idle()
    t.equal((len(log), len(errors), sock.state), (1, 1, stream.ERROR))
    t.equal((log[0].success, log[0].bytes_processed, log[0].error), (False, -1, "ECONNRESET"))
    t.equal((errors[0].success, errors[0].code), (False, 104))
