"""A pending read and close(): operation error; `error` is not called. Origin: 1.8."""

from stream_kit import client

from net import stream


def test(t):
    log, errors = [], []
    sock, peer = client(t, error=errors.append)
    sock.read(stream.create_buffer(length=4), log.append)
    sock.close()
    t.equal(log, [], "inside the call")
    t.until(lambda: log, "callback")
    t.idle()
    t.equal((len(log), log[0].success, log[0].bytes_processed), (1, False, -1))
    t.check(log[0].code != 0 and log[0].error, "code and text")
    t.equal(errors, [])
