"""A synchronous write that cannot go on: it raises after the timeout, ERROR, `error`."""

from stream_kit import client

from net import stream


def test(t):
    errors = []
    sock, peer = client(t, hold=True, timeout=300, error=errors.append)
    buffer = stream.create_buffer(length=t.much)
    t.equal(t.raises(OSError, sock.write, buffer).errno, 110)
    t.until(lambda: errors, "error")
    t.equal((sock.state, errors[0].error), (stream.ERROR, "ETIMEDOUT"))
