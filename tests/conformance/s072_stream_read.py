"""stream.read() with offset and length: placed there, result to the callback. Origin: t.stream."""

from stream_kit import content, numbers

from net import stream


def test(t):
    made = stream.create_stream(numbers(50), stream.MODE_READ)
    buffer = stream.create_buffer(length=30)
    log = []
    t.equal(stream.read(made, buffer, 10, 20, log.append), 0)
    t.until(lambda: log, "callback")
    e = log[0]
    t.equal((e.bytes_processed, e.code, e.success, e.error), (20, 0, True, None))
    t.check(e.source is made, "e.source")
    t.equal(content(buffer), [0] * 10 + list(range(20)))
    t.raises(TypeError, stream.read, made, buffer)
    t.raises(TypeError, stream.read, made, buffer, 0, 5)
    t.raises(TypeError, stream.read, made, buffer, 0, 5, 7)
    t.raises(TypeError, stream.read, made, b"bytes", log.append)
