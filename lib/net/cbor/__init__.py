"""cbor: values to bytes and back, in CBOR (RFC 8949). Pure: no I/O.

None, bool, int, float, str, bytes, list, and dict with keys of str or int; Tagged values. What
both ways need is loaded by their first call: decoder.py, encoder.py; by the first float floats.py;
by what few messages have decoder_more.py and encoder_more.py.
"""

import net

from ..door import door

__all__ = ("decode", "encode", "Tagged")


def decode(buf, at, end, depth=16, hook=None, items=16384):
    """Return the value of the one item that fills buf[at:end], a memoryview. ValueError: invalid.

    depth   how deeply arrays, maps and tags may be nested
    hook    hook(tag, value) returns the value for a tagged item; None: drop tags
    items   how many values, keys, tags and string chunks it may contain; maps: at most 1024 keys

    Allocates: the value; a memoryview for each string; more for rare items.
    """
    return door(net.cbor, "decode", "cbor.decoder")(buf, at, end, depth, hook, items)


def encode(value, buf, limit, depth=16):
    """Append value to the bytearray buf. TypeError: not serialisable. ValueError: buf would exceed
    limit, the nesting exceeds depth (as for a list that contains itself), or text contains a lone
    surrogate. What has been appended by then stays."""
    return door(net.cbor, "encode", "cbor.encoder")(value, buf, limit, depth)


def __getattr__(name):
    if name != "Tagged":
        raise AttributeError("no attribute " + name)
    from .encoder_more import Tagged

    globals()[name] = Tagged
    return Tagged


def __dir__():
    return __all__
