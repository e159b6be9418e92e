"""A BufferStream sees its Buffer change; it may be read into the same Buffer."""

from stream_kit import text

from net import stream


def test(t):
    source = text("0123456789")
    made = stream.create_stream(source, stream.MODE_READ)
    piece = stream.create_buffer(length=4)
    t.equal(made.read(piece), 4)
    source[4] = 65
    t.equal((made.read(piece), piece.to_string()), (4, "A567"))
    t.equal((made.read(source, 0, 5), source.to_string()), (2, "8923A56789"))
    source.release()
    t.equal(made.read(piece), -1)
    target = text("0123456789")
    writing = stream.create_stream(target, stream.MODE_WRITE)
    t.equal((writing.write(target, 8, 2), target.to_string()), (2, "8923456789"))
    writing.write(piece)
    target.release()
    t.equal((writing.write(text("ab")), target.to_blob()), (2, b"\0\0\0\0\0\0ab"))
