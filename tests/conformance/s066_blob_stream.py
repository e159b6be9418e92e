"""bytes as source: MODE_READ keeps its position; the other modes raise. Origin: t.stream."""

from net import stream


def test(t):
    made = stream.create_stream(b"0123456789", stream.MODE_READ)
    t.equal((made.is_readable(), made.is_writable()), (True, False))
    t.equal(made.api_name, "Ti.BlobStream")
    buffer = stream.create_buffer(length=4)
    got = []
    n = made.read(buffer)
    while n > -1:
        got.append(buffer.to_blob()[:n])
        n = made.read(buffer)
    t.equal(got, [b"0123", b"4567", b"89"])
    for mode in (stream.MODE_WRITE, stream.MODE_APPEND):
        t.raises(ValueError, stream.create_stream, b"0123", mode)
