"""pump()'s last call: an empty Buffer, the total as it was, success. Origin: apidoc."""

from net import stream


def test(t):
    log = []
    made = stream.create_stream(b"abc", stream.MODE_READ)
    stream.pump(made, log.append, 10)
    e = log[-1]
    t.equal((e.bytes_processed, e.total_bytes_processed, e.buffer.length), (-1, 3, 0))
    t.equal((e.success, e.code, e.error, e.source is made), (True, 0, None, True))
    t.equal((log[0].buffer.to_string(), log[0].total_bytes_processed), ("abc", 3))
