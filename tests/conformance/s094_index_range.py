"""An index of -1 or of length raises; 300 is stored as 44. Origin: ios."""

from stream_kit import content

from net import stream


def test(t):
    made = stream.create_buffer(length=3)
    made[2] = 300
    made[0] = -1
    t.equal(content(made), [255, 0, 44])
    for i in (-1, 3, 1000):
        t.raises(IndexError, made.__getitem__, i)
        t.raises(IndexError, made.__setitem__, i, 1)
    t.raises(TypeError, made.__getitem__, "0")
    t.raises(TypeError, made.__setitem__, 0, "a")
    t.equal(content(made), [255, 0, 44])
