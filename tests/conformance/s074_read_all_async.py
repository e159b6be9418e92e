"""read_all() into a longer buffer: its length becomes the total. Origin: t.stream."""

from net import stream


def test(t):
    made = stream.create_stream(t.pattern(1500), stream.MODE_READ)
    buffer = stream.create_buffer(length=4000)
    log = []
    t.equal(stream.read_all(made, buffer, log.append), 0)
    t.until(lambda: log, "callback")
    t.idle()
    t.equal((len(log), log[0].bytes_processed, log[0].success), (1, 1500, True))
    t.check(log[0].source is made, "e.source")
    t.equal((buffer.length, buffer.to_blob()), (1500, t.pattern(1500)))
