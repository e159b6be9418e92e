"""clone() and clone(6, 13): independent copies. Origin: t.buffer."""

from stream_kit import content, numbers

from net import stream


def test(t):
    made = stream.create_buffer(value=5, type=stream.TYPE_INT, byte_order=stream.BIG_ENDIAN)
    whole = made.clone()
    t.equal((whole.byte_order, whole.type, whole.value), (made.byte_order, "int", 5))
    t.equal((made.clone(0, 2).value, made.clone(0, 2).type), (None, "int"))
    made[3] = 9
    t.equal((content(whole), content(made)), ([0, 0, 0, 5], [0, 0, 0, 9]))
    part = numbers(20).clone(6, 13)
    t.equal((part.length, content(part)), (13, list(range(6, 19))))
