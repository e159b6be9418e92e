"""create_stream() in each mode: is_readable() and is_writable(). Origin: t.stream."""

from stream_kit import text

from net import stream


def test(t):
    for mode, flags in (
        (stream.MODE_READ, (True, False)),
        (stream.MODE_WRITE, (False, True)),
        (stream.MODE_APPEND, (False, True)),
    ):
        made = stream.create_stream({"source": text("abc"), "mode": mode})
        t.equal((made.is_readable(), made.is_writable()), flags, mode)
        t.equal(made.api_name, "Ti.BufferStream")
