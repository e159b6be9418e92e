"""Without a byte order: the native one. Origin: apidoc."""

import sys

from stream_kit import content

from net import stream


def test(t):
    order = stream.get_native_byte_order()
    t.equal(order, stream.native_byte_order)
    t.equal(stream.codec.get_native_byte_order(), order)
    t.equal((stream.BIG_ENDIAN, stream.LITTLE_ENDIAN), (0, 1))
    t.equal(order, 0 if sys.byteorder == "big" else 1, "the machine's")
    t.equal(stream.create_buffer().byte_order, order)
    dest = stream.create_buffer(length=2)
    stream.encode_number(source=1, dest=dest, type=stream.TYPE_SHORT)
    t.equal(content(dest), [0, 1] if order == stream.BIG_ENDIAN else [1, 0])
    t.equal(stream.decode_number(source=dest, type=stream.TYPE_SHORT), 1)
