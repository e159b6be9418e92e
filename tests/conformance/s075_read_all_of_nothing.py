"""read_all() of an exhausted stream: an empty Buffer. Origin: t.file."""

from net import stream


def test(t):
    made = stream.create_stream(b"abc", stream.MODE_READ)
    made.read(stream.create_buffer(length=3))
    t.equal(stream.read_all(made).length, 0)
    buffer, log = stream.create_buffer(length=5), []
    stream.read_all(made, buffer, log.append)
    t.until(lambda: log, "callback")
    t.equal((log[0].bytes_processed, log[0].success, buffer.length), (0, True, 0))
