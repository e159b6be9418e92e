"""What our CBOR codec and cbor2 must agree on, for test_cbor.py and fuzz_cbor.py. Host only.

What we take, cbor2 must take, with the same value; what we refuse, it must refuse, unless our
profile refuses it on purpose. cbor2 gives tags a meaning, so items with tags are compared with
themselves: taken apart and put together again.
"""

import math
import struct

import cbor2

from net.cbor import Tagged, decode, encode

# Reasons that are our profile's own.
ON_PURPOSE = (
    "nested too deeply",
    "key is double, or not str or int",
    "simple value",
    "bytes after the item",
)


def same(a, b):
    """Equal, and of the same types, signs of zeros and NaN throughout."""
    if type(a) is not type(b):
        return False
    if isinstance(a, list):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return len(a) == len(b) and all(key in b and same(a[key], b[key]) for key in a)
    if isinstance(a, float):
        return (math.isnan(a) and math.isnan(b)) or struct.pack(">d", a) == struct.pack(">d", b)
    if isinstance(a, Tagged):
        return a.tag == b.tag and same(a.value, b.value)
    return a == b


def received(data, hook=None):
    return decode(memoryview(data), 0, len(data), 16, hook)


def sent(value, limit=1 << 20):
    payload = bytearray()
    encode(value, payload, limit)
    assert len(payload) <= limit
    return bytes(payload)


def of_cbor2(data):
    """Its value, or its complaint."""
    try:
        value = cbor2.loads(data)
    except (cbor2.CBORDecodeError, ValueError) as error:
        return error
    # Its last version for Python 3.9 gives a break that ends nothing as a value.
    return ValueError("stray break") if "break_marker" in repr(value) else value


def without_undefined(value):
    """With None instead, as we read it."""
    if isinstance(value, list):
        return [without_undefined(item) for item in value]
    if isinstance(value, dict):
        return {key: without_undefined(item) for key, item in value.items()}
    return None if value is cbor2.undefined else value


def check(data):
    """Decode any bytes; AssertionError where the two disagree."""
    tags = []

    def hook(tag, value):
        tags.append(tag)
        return Tagged(tag, value)

    try:
        value = received(data, hook)
    except ValueError as error:
        if str(error) not in ON_PURPOSE:
            theirs = of_cbor2(data)
            assert isinstance(theirs, Exception), (data.hex(), error, theirs)
        return False
    assert same(received(sent(value), Tagged), value), data.hex()
    if not tags:
        theirs = of_cbor2(data)
        assert same(value, without_undefined(theirs)), (data.hex(), value, theirs)
    return True
