"""A closed BufferStream: read and write raise; closing again is harmless. Origin: android."""

from stream_kit import text

from net import stream


def test(t):
    buffer = text("abc")
    for mode in (stream.MODE_READ, stream.MODE_WRITE):
        made = stream.create_stream(buffer, mode)
        made.close()
        made.close()
        t.equal((made.is_readable(), made.is_writable()), (False, False))
        t.raises(OSError, made.read, text("x"))
        t.raises(OSError, made.write, text("x"))
    reading = stream.create_stream(buffer, stream.MODE_READ)
    writing = stream.create_stream(buffer, stream.MODE_WRITE)
    t.raises(OSError, reading.write, text("x"))
    t.raises(OSError, writing.read, text("x"))
    t.equal(buffer.to_string(), "abc")
