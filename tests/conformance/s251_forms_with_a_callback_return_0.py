"""Given a callback, when a stream is read, written, read to its end or copied, then the call
returns 0 at once, where it fails later too. Origin: our own decision (docs/stream.md)."""

from net import stream


def test(t):
    log = []
    source = stream.create_stream(b"abcdef", stream.MODE_READ)
    kept = stream.create_stream(stream.create_buffer(length=8), stream.MODE_WRITE)
    buffer = stream.create_buffer(length=2)
    t.equal(stream.read(source, buffer, log.append), 0, "read")
    t.equal(stream.write(kept, buffer, log.append), 0, "write")
    t.equal(stream.read(kept, buffer, log.append), 0, "read of what cannot be read")
    t.equal(stream.write(source, buffer, log.append), 0, "write into what cannot be written")
    t.equal(stream.write_stream(source, kept, 2, log.append), 0, "write_stream")
    t.equal(log, [], "at once")
    t.until(lambda: len(log) == 5, lambda: log)
    rest = stream.create_buffer()
    again = stream.create_stream(b"abc", stream.MODE_READ)
    t.equal(stream.read_all(again, rest, log.append), 0, "read_all")
    t.until(lambda: len(log) == 6, lambda: log)
    t.equal(sorted([e.success for e in log]), [False, False, True, True, True, True])
    t.equal((rest.to_blob(), kept.is_writable()), (b"abc", True))
