"""40 characters with one umlaut: returns 41, the umlaut is 195,164. Origin: t.codec."""

from stream_kit import content

from net import stream


def test(t):
    source = "The quick br\xe4wn fox jumps over the dog. "
    t.equal(len(source), 40)
    dest = stream.create_buffer(length=50)
    t.equal(stream.encode_string(source=source, dest=dest), 41)
    t.equal((content(dest)[12:14], content(dest)[41:]), ([195, 164], [0] * 9))
