"""Given items at the bounds of what CBOR's heads, pieces and limits can say, when they are decoded
or encoded, then the last that is right is taken and the next refused. Origin: RFC 8949."""

import values

from net import cbor

SIMPLE = []


def decode(data, items=100, hook=None):
    return cbor.decode(memoryview(data), 0, len(data), 16, hook, items)


def simple(tag, value):
    SIMPLE.append((tag, value))
    return "simple"


def test(t):
    pieces(t)
    limits(t)
    for data, value in ((b"\xe0", 0), (b"\xf3", 19), (b"\xf8\x20", 32), (b"\xf8\xff", 255)):
        SIMPLE.clear()
        t.equal((decode(data, 100, simple), SIMPLE), ("simple", [(None, value)]))
        t.raises(ValueError, decode, data)
    t.raises(ValueError, decode, b"\xf8\x1f", 100, simple)
    for n in (0, 23, 24, 255, 256, 65535, 65536, (1 << 32) - 1, 1 << 32, (1 << 64) - 1, 1 << 64):
        for value in (n, -1 - n):
            t.equal(decode(values.frame(value)[4:]), value)
    for text in ("00 00", "00 01", "03 ff", "04 00", "04 01", "3c 00", "7b ff", "7c 00"):
        for sign in (0, 128):
            bits = bytearray(bytes.fromhex(text.replace(" ", "")))
            bits[0] |= sign
            value = decode(b"\xf9" + bytes(bits))
            t.equal(values.frame(value)[4:], b"\xf9" + bytes(bits), "half a float keeps " + text)

    for value, text in (
        (1.5 / 2**24, "33c00000"),
        (1 + 2**-11, "3f801000"),
        (65536.0, "47800000"),
    ):
        t.equal(values.frame(value)[4:], b"\xfa" + bytes.fromhex(text), "more than half a float")


def pieces(t):
    for wrong in (b"\x5f\x61a\xff", b"\x7f\x41a\xff", b"\x5f\x5f\xff\xff", b"\x5f\x01\xff"):
        t.equal(str(t.raises(ValueError, decode, wrong)), "bad chunk")
    for wrong in (b"\x5f\x42a", b"\x5f\x41a", b"\x5f\x58\x02a\xff"):
        t.equal(str(t.raises(ValueError, decode, wrong)), "item is cut")
    t.raises(ValueError, decode, b"\xc2\x01")
    t.raises(ValueError, decode, b"\xc3\x61a")
    for n in (0, 1, 22, 23, 24, 25, 255, 256):
        piece = values.frame(b"x" * n)[4:]
        t.equal(decode(b"\x5f" + piece + b"\xff"), b"x" * n, "a piece of %d bytes" % n)


def limits(t):
    for data, items in ((b"\x82\x01\x02", 3), (b"\x5f\x41a\x41b\xff", 4), (b"\xa1\x01\x02", 3)):
        decode(data, items)
        error = t.raises(ValueError, decode, data, items - 1)
        t.equal(str(error), "too many items")
        for used in range(1, items):
            error = t.raises(ValueError, decode, data[: len(data) - 1], items)
            t.equal(str(error), "item is cut")
    for value in (1000, "text", b"bytes", 1.5, [1, 2], {"a": 1}, "x" * 100, [[[]]]):
        buf = bytearray()
        cbor.encode(value, buf, 1000)
        size = len(buf)
        again = bytearray()
        cbor.encode(value, again, size)
        t.equal(again, buf)
        t.raises(ValueError, cbor.encode, value, bytearray(), size - 1)
