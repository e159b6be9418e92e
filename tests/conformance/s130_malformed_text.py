"""Malformed UTF-8 and UTF-16: replacement characters, no exception. Origin: T22."""

from net import stream


def test(t):
    def decode(kind, *values):
        made = stream.create_buffer(length=len(values))
        for i, byte in enumerate(values):
            made[i] = byte
        t.check(kind != "utf8" or made.to_string() == stream.decode_string(source=made), "same")
        return stream.decode_string(source=made, charset=kind)

    t.equal(decode("utf8", 97, 255, 98), "a\ufffdb")
    t.equal(decode("utf8", 97, 195), "a\ufffd")
    t.equal(decode("utf8", 0xEF, 0xBB, 0xBF, 97), "\ufeffa")
    t.equal(decode("utf16be", 0, 97, 0), "a\ufffd")
    t.equal(decode("utf16be", 0xD8, 0x3D, 0, 97), "\ufffda")
    t.equal(decode("utf16be", 0xDE, 0, 0, 97), "\ufffda")
    t.equal(decode("utf16le", 0x3D, 0xD8), "\ufffd")
