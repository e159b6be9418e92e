"""UTF-8 in pieces, and what is none: what set_encoding puts before `data`. Pure; imports nothing.

MicroPython's own check sees whether followers are where they must be, and no more: overlong forms,
surrogates and what is beyond Unicode pass it. Bad bytes shall not cost much more than good ones:
nothing is looked at byte by byte, but as one large int for each block, with a lane for each byte.
"""

_BLOCK = 256  # bytes that are looked at together when something is wrong among them
_STEP = 32  # bytes among which it is looked for, one by one
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
        return _escaped(data) if _ESCAPES else _mended(bytes(data))


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
    """The str, with U+FFFD in place of all that was none."""
    at = _first(data)
    bad = data[at : at + 1]
    # One value alone that is wrong wherever it stands is replaced everywhere at once.
    if _fine(data[at : _end(data, at, _STEP)].replace(bad, _MARK)):
        try:
            return str(data.replace(bad, _MARK), "utf8")
        except (UnicodeError, ValueError):
            pass
    parts = []
    at = 0
    while at < len(data):
        end = _end(data, at, _BLOCK)
        parts.append(_mended_block(data[at:end]))
        at = end
    return str(b"".join(parts), "utf8")


def _first(data):
    """Where the first byte of no character is."""
    at = 0
    end = _end(data, at, _STEP)
    while _fine(data[at:end]):
        at = end
        end = _end(data, at, _STEP)
    n = _length(data, at)
    while n:
        at += n
        n = _length(data, at)
    return at


def _end(data, at, size):
    """The end of a block, which does not lie within a character."""
    n = min(len(data) - at, size)
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
    x1 = x >> 1
    x2 = x >> 2
    x3 = x >> 3
    low = x1 | x2 | x3
    long = lead & x >> 5
    two = (lead ^ long) & (low | x >> 4)  # C0 and C1 are none
    good = two | two >> 8
    long &= follows << 16
    if long:
        four = long & x >> 4
        three = long ^ four
        low |= x
        after = x << 3  # bit 5 of the next
        three &= low | after  # not E0 80 to E0 9F
        surrogates = three & x & x2 & x3 & after  # ED A0 to ED BF, and EF
        three ^= surrogates ^ (surrogates & x1)
        if four:
            after |= x << 4  # bit 5 or 4 of the next
            four &= follows << 24 & (low | after)  # not F0 80 to F0 8F
            four ^= four & (x3 | x2 & (x | x1 | after))  # F4 90 and beyond
        long = three | four
        good |= long | long >> 8 | long >> 16 | four >> 24
    return above ^ good
