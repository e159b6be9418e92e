"""cbor: values to bytes and back, in CBOR (RFC 8949). Pure: no I/O.

None, bool, int, float, str, bytes, list, and dict with keys of str or int; Tagged values. What
both ways need is loaded by their first call: decoder.py, encoder.py; by the first float floats.py;
by what few messages have decoder_more.py and encoder_more.py.
"""

import net

from ..door import door

__all__ = ("decode", "encode", "Tagged")


def decode(buf, at, end, depth=16, hook=None, items=16384):
    """The value of the one item that fills buf[at:end], a memoryview. ValueError: it does not.

    depth   most arrays, maps and tags that may be open at a time
    hook    hook(tag, value) makes the value of a tagged one; None: tags are dropped
    items   most values, keys, tags and pieces of strings in it; a map has at most 1024 keys

    Allocates: the value; for strings a view; for rare items some more.
    """
    return door(net.cbor, "decode", "cbor.decoder")(buf, at, end, depth, hook, items)


def encode(value, buf, limit, depth=16):
    """Append value to the bytearray buf. TypeError: it is not serialisable. ValueError: buf grows
    beyond limit, more than depth containers are open (a list that contains itself), or a text
    holds half of a surrogate pair. What was appended before stays."""
    return door(net.cbor, "encode", "cbor.encoder")(value, buf, limit, depth)


def __getattr__(name):
    if name != "Tagged":
        raise AttributeError("no attribute " + name)
    from .encoder_more import Tagged

    globals()[name] = Tagged
    return Tagged


def __dir__():
    return __all__
