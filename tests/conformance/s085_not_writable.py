"""A stream that cannot be written: operation errors; synchronous forms raise. Origin: T9."""

from stream_kit import text

from net import stream


def test(t):
    source = stream.create_stream(b"abc", stream.MODE_READ)
    log = []
    stream.write(source, text("x"), log.append)
    stream.write_stream(source, stream.create_tcp(), 10, log.append)
    t.until(lambda: len(log) == 2, "callbacks")
    for e in log:
        t.equal((e.success, e.bytes_processed, e.code != 0), (False, -1, True))
    t.raises(OSError, stream.write_stream, source, stream.create_tcp(), 10)
    t.equal(stream.read_all(source).length, 3)
