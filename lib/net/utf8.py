"""UTF-8 in pieces, and what is none: what set_encoding puts before `data`. Pure; imports nothing.

MicroPython's own check sees whether followers are where they must be, and no more: overlong forms,
surrogates and what is beyond Unicode pass it. Bad bytes shall not cost much more than good ones:
nothing is looked at byte by byte, but as one large int for each block, with a lane for each byte.
"""

_BLOCK = 128  # bytes that are looked at together when something is wrong among them
_MARK = b"\xef\xbf\xbd"  # U+FFFD
_ONE = int.from_bytes(b"\1" * _BLOCK, "big")  # bit 0 of each lane


def need(byte):
    """How many bytes the character takes that starts with this byte."""
    return (
        1 if byte < 0xC2 else 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4 if byte < 0xF5 else 1
    )


def whole(data, n):
    """How many of the first n bytes do not end within a character."""
    # A lead byte within the last three may wait for its followers.
    for back in range(1, min(3, n) + 1):
        byte = data[n - back]
        if byte & 0xC0 != 0x80:
            return n - back if need(byte) > back else n
    return n


class Decoder:
    """decode(bytes) -> str; keeps the beginning of a character until the rest has come."""

    def __init__(self):
        self._kept = b""

    def decode(self, data):
        data = self._kept + data
        cut = whole(data, len(data))
        self._kept = data[cut:]
        return text(data[:cut])

    def end(self):
        """The peer has ended: what the beginning of a character becomes."""
        kept, self._kept = self._kept, b""
        return text(kept)


def text(data):
    """str of UTF-8 bytes; what is not UTF-8 becomes U+FFFD, one for each byte."""
    try:
        return str(data, "utf8")
    except (UnicodeError, ValueError):
        return _escaped(data) if _ESCAPES else str(_mended(bytes(data)), "utf8")


try:
    str(b"\xff", "utf8", "surrogateescape")
    _ESCAPES = True  # the interpreter itself marks each bad byte: a hundred times as fast
except (UnicodeError, ValueError):
    _ESCAPES = False


def _escaped(data):
    made = str(data, "utf8", "surrogateescape")
    for one in set(made):
        if 0xDC7F < ord(one) < 0xDD00:
            made = made.replace(one, "\ufffd")
    return made


def encode(text):
    """The UTF-8 bytes of a str. ValueError: it holds half of a surrogate pair."""
    data = text.encode()
    if len(data) != len(text):
        check(data)
    return data


def check(data):
    """ValueError: bytes that str() has taken for UTF-8 are none, or half of a surrogate pair."""
    for lead in (b"\xc0", b"\xc1", b"\xf5", b"\xf6", b"\xf7"):
        if lead in data:
            raise ValueError("bad UTF-8")
    for lead in (b"\xe0", b"\xed", b"\xf0", b"\xf4"):
        at = data.find(lead)
        while at >= 0:
            if not _length(data, at):
                raise ValueError("bad UTF-8")
            at = data.find(lead, at + 1)


def _length(data, at):
    """Bytes of the character at data[at]; 0: it is broken."""
    byte = data[at]
    if byte < 0x80:
        return 1
    n = need(byte)
    if n == 1 or at + n > len(data):
        return 0
    pair = byte << 8 | data[at + 1]
    if 0xE000 <= pair < 0xE0A0 or 0xEDA0 <= pair < 0xEE00 or 0xF000 <= pair < 0xF090:
        return 0  # overlong, surrogates
    if pair >= 0xF490:
        return 0  # beyond Unicode
    for i in range(at + 1, at + n):
        if data[i] & 0xC0 != 0x80:
            return 0
    return n


def _mended(data):
    """UTF-8 with U+FFFD in place of all that was none."""
    # One value alone that is wrong wherever it stands is replaced everywhere at once.
    made = data.replace(_first(data), _MARK)
    if _fine(made):
        return made
    parts = []
    at = 0
    while at < len(data):
        end = _end(data, at)
        parts.append(_mended_block(data[at:end]))
        at = end
    return b"".join(parts)


def _first(data):
    """The first byte of no character."""
    at = 0
    while _fine(data[at : _end(data, at)]):
        at = _end(data, at)
    n = _length(data, at)
    while n:
        at += n
        n = _length(data, at)
    return data[at : at + 1]


def _end(data, at):
    """The end of a block, which does not lie within a character."""
    n = min(len(data) - at, _BLOCK)
    return at + (whole(data[at : at + n], n) or n)


def _fine(block):
    try:
        str(block, "utf8")
        return True
    except (UnicodeError, ValueError):
        return False


def _mended_block(block):
    if _fine(block):
        return block
    lanes = int.from_bytes(block, "big")
    bad = _bad(lanes)
    lanes |= (bad << 8) - bad  # all ones, which no good byte is
    return lanes.to_bytes(len(block), "big").replace(b"\xff", _MARK)


def _bad(x):
    """1 in the lane of each byte that belongs to no character. The next byte is the lane below."""
    above = x >> 7 & _ONE
    lead = above & x >> 6
    follows = above ^ lead
    lead &= follows << 8
    if not lead:
        return above
    long = lead & x >> 5
    two = (lead ^ long) & (x >> 1 | x >> 2 | x >> 3 | x >> 4)  # C0 and C1 are none
    good = two | two >> 8
    long &= follows << 16
    four = long & x >> 4
    three = long ^ four
    if three:
        good |= _three(x, three)
    if four:
        good |= _four(x, four & follows << 24)
    return above ^ good


def _three(x, lead):
    """The lanes of characters of three bytes: no overlong ones, no surrogates."""
    after = x << 3  # bit 5 of the next
    lead &= x | x >> 1 | x >> 2 | x >> 3 | after
    after &= lead & x & x >> 2 & x >> 3
    lead ^= after ^ (after & x >> 1)  # ED A0 to ED BF
    return lead | lead >> 8 | lead >> 16


def _four(x, lead):
    """The lanes of characters of four bytes: no overlong ones, none beyond Unicode."""
    after = x << 3 | x << 4  # bit 5 or 4 of the next
    low = x | x >> 1 | after
    lead &= low | x >> 2
    lead ^= lead & (x >> 3 | x >> 2 & low)
    return lead | lead >> 8 | lead >> 16 | lead >> 24
