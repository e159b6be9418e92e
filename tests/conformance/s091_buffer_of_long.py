"""305419896 as LONG in both byte orders. Origin: t.buffer."""

from stream_kit import content

from net import stream


def test(t):
    big = stream.create_buffer(
        value=305419896, type=stream.TYPE_LONG, byte_order=stream.BIG_ENDIAN
    )
    little = stream.create_buffer(
        value=305419896, type=stream.TYPE_LONG, byte_order=stream.LITTLE_ENDIAN
    )
    t.equal((big.length, content(big)), (8, [0, 0, 0, 0, 18, 52, 86, 120]))
    t.equal((little.length, content(little)), (8, [120, 86, 52, 18, 0, 0, 0, 0]))
