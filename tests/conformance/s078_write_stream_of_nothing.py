"""write_stream() from an exhausted source: 0 in both forms. Origin: android."""

from net import stream


def test(t):
    source = stream.create_stream(b"", stream.MODE_READ)
    target = stream.create_stream(stream.create_buffer(), stream.MODE_WRITE)
    t.equal(stream.write_stream(source, target, 10), 0)
    log = []
    stream.write_stream(source, target, 10, log.append)
    t.until(lambda: log, "callback")
    t.equal((log[0].bytes_processed, log[0].success, log[0].code), (0, True, 0))
