"""Given arguments of a wrong type, or half a range, when buffers, pumps, accept() and reads get
them, then TypeError at once, and nothing has happened. Origin: our own decision."""

import stream_kit

from net import stream


def test(t):
    buffer = stream.create_buffer(value="abcdef")
    other = stream.create_buffer(length=3)
    source = stream.create_stream(source=buffer, mode=stream.MODE_READ)
    for call, words in (
        (other.append, (buffer, 1)),
        (other.insert, (buffer, 0, 1)),
        (other.copy, (buffer, 0, 1)),
        (other.clone, (1,)),
        (other.clone, (None, 1)),
        (other.fill, (1, 1)),
        (other.fill, (1, None, 1)),
        (source.read, (other, 1)),
        (source.read, (other, None, 1)),
        (source.read, (other, "0", 1)),
        (source.read, (5,)),
        (stream.pump, (source, 5, 100)),
        (stream.pump, (source, print, "100")),
        (stream.pump, (source, print, 1.5)),
        (stream.write_stream, (source, source, "100")),
    ):
        t.raises(TypeError, call, *words)
    t.raises(ValueError, stream.pump, source, print, 0)
    t.raises(ValueError, source.read, other, 3, 1)
    t.raises(ValueError, source.read, other, -1, 1)
    t.raises(ValueError, source.read, other, 0, -1)
    t.equal((other.to_blob(), buffer.to_blob()), (bytes(3), b"abcdef"))
    t.equal(source.read(other), 3, "from its begin")
    server = stream_kit.listener(t)
    t.raises(TypeError, server.accept, {"error": 5})
    t.raises(ValueError, server.accept, {"timeout": -1})
    t.raises(ValueError, server.accept, {"timeout": 1 << 29})
    t.idle()
