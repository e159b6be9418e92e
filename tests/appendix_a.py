"""The examples of RFC 8949, appendix A, as data: (hex, value, how it is sent). MicroPython subset.

The third is None where the value is sent in just these bytes; else the hex of the preferred form,
for the examples that are not in it (floats that are shorter, strings and containers of indefinite
length). Values are as decoded with Tagged as hook.
"""

from collections import OrderedDict

from net.cbor import Tagged


def ordered(*pairs):
    """A dict that keeps its order on MicroPython, too."""
    return OrderedDict(pairs)


INF = float("inf")
NAN = float("nan")
TO_25 = list(range(1, 26))
ABCDE = ordered(*[(c, c.upper()) for c in "abcde"])
A1_B23 = ordered(("a", 1), ("b", [2, 3]))

# A name, because mpy-cross would reckon and write the result with too few digits.
TWO = 2.0

EXAMPLES = (
    ("00", 0, None),
    ("01", 1, None),
    ("0a", 10, None),
    ("17", 23, None),
    ("1818", 24, None),
    ("1819", 25, None),
    ("1864", 100, None),
    ("1903e8", 1000, None),
    ("1a000f4240", 1000000, None),
    ("1b000000e8d4a51000", 1000000000000, None),
    ("1bffffffffffffffff", 18446744073709551615, None),
    ("c249010000000000000000", 18446744073709551616, None),
    ("3bffffffffffffffff", -18446744073709551616, None),
    ("c349010000000000000000", -18446744073709551617, None),
    ("20", -1, None),
    ("29", -10, None),
    ("3863", -100, None),
    ("3903e7", -1000, None),
    ("f90000", 0.0, None),
    ("f98000", -0.0, None),
    ("f93c00", 1.0, None),
    ("f93e00", 1.5, None),
    ("f97bff", 65504.0, None),
    ("fa47c35000", 100000.0, None),
    ("fa7f7fffff", (TWO - 1 / 8388608) * TWO**127, None),
    ("f90001", 1 / 16777216, None),
    ("f90400", 1 / 16384, None),  # as a decimal it is one off where floats have 32 bits
    ("f9c400", -4.0, None),
    ("f97c00", INF, None),
    ("f97e00", NAN, None),
    ("f9fc00", -INF, None),
    ("fa7f800000", INF, "f97c00"),
    ("fa7fc00000", NAN, "f97e00"),
    ("faff800000", -INF, "f9fc00"),
    ("fb7ff0000000000000", INF, "f97c00"),
    ("fb7ff8000000000000", NAN, "f97e00"),
    ("fbfff0000000000000", -INF, "f9fc00"),
    ("f4", False, None),
    ("f5", True, None),
    ("f6", None, None),
    ("f7", None, "f6"),  # undefined
    ("f0", Tagged(None, 16), None),  # simple(16)
    ("f8ff", Tagged(None, 255), None),  # simple(255)
    ("c074323031332d30332d32315432303a30343a30305a", Tagged(0, "2013-03-21T20:04:00Z"), None),
    ("c11a514b67b0", Tagged(1, 1363896240), None),
    ("d74401020304", Tagged(23, b"\x01\x02\x03\x04"), None),
    ("d818456449455446", Tagged(24, b"\x64IETF"), None),
    (
        "d82076687474703a2f2f7777772e6578616d706c652e636f6d",
        Tagged(32, "http://www.example.com"),
        None,
    ),
    ("40", b"", None),
    ("4401020304", b"\x01\x02\x03\x04", None),
    ("60", "", None),
    ("6161", "a", None),
    ("6449455446", "IETF", None),
    ("62225c", '"\\', None),
    ("62c3bc", "\u00fc", None),
    ("63e6b0b4", "\u6c34", None),
    ("64f0908591", "\U00010151", None),
    ("80", [], None),
    ("83010203", [1, 2, 3], None),
    ("8301820203820405", [1, [2, 3], [4, 5]], None),
    ("98190102030405060708090a0b0c0d0e0f101112131415161718181819", TO_25, None),
    ("a0", {}, None),
    ("a201020304", ordered((1, 2), (3, 4)), None),
    ("a26161016162820203", A1_B23, None),
    ("826161a161626163", ["a", {"b": "c"}], None),
    ("a56161614161626142616361436164614461656145", ABCDE, None),
    ("5f42010243030405ff", b"\x01\x02\x03\x04\x05", "450102030405"),
    ("7f657374726561646d696e67ff", "streaming", "6973747265616d696e67"),
    ("9fff", [], "80"),
    ("9f018202039f0405ffff", [1, [2, 3], [4, 5]], "8301820203820405"),
    ("9f01820203820405ff", [1, [2, 3], [4, 5]], "8301820203820405"),
    ("83018202039f0405ff", [1, [2, 3], [4, 5]], "8301820203820405"),
    ("83019f0203ff820405", [1, [2, 3], [4, 5]], "8301820203820405"),
    (
        "9f0102030405060708090a0b0c0d0e0f101112131415161718181819ff",
        TO_25,
        "98190102030405060708090a0b0c0d0e0f101112131415161718181819",
    ),
    ("bf61610161629f0203ffff", A1_B23, "a26161016162820203"),
    ("826161bf61626163ff", ["a", {"b": "c"}], "826161a161626163"),
    ("bf6346756ef563416d7421ff", ordered(("Fun", True), ("Amt", -2)), "a26346756ef563416d7421"),
)

# Those whose numbers 32 bits do not hold.
DOUBLES = (
    ("fb3ff199999999999a", 1.1, None),
    ("fb7e37e43c8800759c", 1.0e300, None),
    ("fbc010666666666666", -4.1, None),
    ("c1fb41d452d9ec200000", Tagged(1, 1363896240.5), None),
)
