"""The names and values of the constants, also as stream.codec's. Origin: t.codec."""

from net import stream


def test(t):
    wanted = {
        "CHARSET_ASCII": "ascii",
        "CHARSET_ISO_LATIN_1": "latin1",
        "CHARSET_UTF8": "utf8",
        "CHARSET_UTF16": "utf16",
        "CHARSET_UTF16BE": "utf16be",
        "CHARSET_UTF16LE": "utf16le",
        "TYPE_BYTE": "byte",
        "TYPE_SHORT": "short",
        "TYPE_INT": "int",
        "TYPE_FLOAT": "float",
        "TYPE_LONG": "long",
        "TYPE_DOUBLE": "double",
    }
    for name in wanted:
        t.equal(getattr(stream, name), wanted[name], name)
        t.equal(getattr(stream.codec, name), wanted[name], name)
    t.check(stream.BIG_ENDIAN != stream.LITTLE_ENDIAN, "distinct orders")
    t.equal((stream.codec.api_name, stream.api_name), ("Ti.Codec", "Ti.Stream"))
    for name in ("TYPE_WORD", "CHARSET_EBCDIC", "TYPE_", "nonsense"):
        t.raises(AttributeError, getattr, stream, name)
