"""The errors of calls in a wrong state: ENOTCONN without a connection, EISCONN in use, EBADF."""

from stream_kit import client, text

from net import stream


def test(t):
    fresh = stream.create_tcp()
    for call in (fresh.close, fresh.accept):
        t.equal(t.raises(OSError, call).errno, 107)
    buffer = text("x")
    t.equal(t.raises(OSError, fresh.read, buffer).errno, 107)
    sock, _ = client(t)
    for call in (sock.connect, sock.listen, sock.accept):
        t.equal(t.raises(OSError, call).errno, 106)
    blob = stream.create_stream(b"abc", stream.MODE_READ)
    t.equal(t.raises(OSError, blob.write, buffer).errno, 9)
    t.equal(t.raises(OSError, stream.write_stream, blob, blob, 5).errno, 9)
    log = []
    sock.read(buffer, log.append)
    sock.close()
    t.until(lambda: log, "what was pending")
    t.equal((log[0].code, log[0].error), (103, "ECONNABORTED"))
