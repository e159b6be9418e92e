"""A stream that cannot be read: operation errors; synchronous forms raise. Origin: apidoc."""

from stream_kit import client, text

from net import stream


def test(t):
    closed, peer = client(t)
    closed.close()
    writing = stream.create_stream(text("abc"), stream.MODE_WRITE)
    for made in (writing, closed, stream.create_tcp()):
        log = []
        stream.read(made, text("x"), log.append)
        stream.pump(made, log.append, 10, True)
        stream.read_all(made, text("x"), log.append)
        stream.write_stream(made, writing, 10, log.append)
        t.equal(log, [])
        t.until(lambda: len(log) == 4, "callbacks")
        for e in log:
            t.equal((e.success, e.bytes_processed, e.code != 0), (False, -1, True))
        t.raises(OSError, stream.pump, made, log.append, 10)
        t.raises(OSError, stream.read_all, made)
        t.raises(OSError, stream.write_stream, made, writing, 10)
        t.equal(len(log), 4)
