"""Decodes UTF-8 in chunks, valid or not, for set_encoding and others. Pure; imports nothing.

MicroPython's str() checks only that each lead byte has its continuation bytes: overlong forms,
surrogates and values beyond Unicode pass. Decoding invalid data lets them pass, too; only check()
is exact. Invalid bytes must not cost much more than valid ones, so nothing is done byte by byte:
each block becomes one large int, with a lane for each byte.
"""

_BLOCK = 256  # bytes that are examined together if some of them are invalid
_MARK = b"\xef\xbf\xbd"  # U+FFFD
_HIGH = int.from_bytes(b"\x80" * _BLOCK, "big")  # bit 7 of each lane


def need(byte):
    """Return how many bytes a character has that starts with this byte."""
    return (
        1 if byte < 0xC0 else 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4 if byte < 0xF8 else 1
    )


def whole(data, n):
    """Return how many of the first n bytes are whole characters."""
    # A lead byte among the last three may lack continuation bytes.
    for back in range(1, min(3, n) + 1):
        byte = data[n - back]
        if byte & 0xC0 != 0x80:
            return n - back if need(byte) > back else n
    return n


class Decoder:
    """decode(bytes) -> str keeps the beginning of a character until the rest arrives."""

    def __init__(self):
        self._kept = b""

    def decode(self, data):
        data = self._kept + data
        cut = whole(data, len(data))
        self._kept = data[cut:]
        return text(data[:cut])

    def end(self):
        """The peer has ended: return the text for what was kept."""
        kept, self._kept = self._kept, b""
        return text(kept)


def text(data):
    """Return bytes decoded as UTF-8. Each invalid byte becomes U+FFFD."""
    try:
        return str(data, "utf8")
    except (UnicodeError, ValueError):
        return _escaped(data) if _ESCAPES else _mended(bytes(data))


try:
    str(b"\xff", "utf8", "surrogateescape")
    _ESCAPES = True  # the interpreter marks each invalid byte, a hundred times as fast
except (UnicodeError, ValueError):
    _ESCAPES = False


def _escaped(data):
    made = str(data, "utf8", "surrogateescape")
    for one in set(made):
        if 0xDC7F < ord(one) < 0xDD00:
            made = made.replace(one, "\ufffd")
    return made


def encode(text):
    """Return a str encoded as UTF-8. ValueError: it contains a lone surrogate."""
    data = text.encode()
    if len(data) != len(text):
        check(data)
    return data


def check(data):
    """Raise ValueError if bytes that str() accepts are not strictly valid UTF-8."""
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
    """Return the length of the character at data[at]; 0: it is invalid."""
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
    """Return the str for bytes that are not all valid."""
    parts = []
    at = 0
    alone = True
    while at < len(data):
        end = at + _BLOCK
        if end < len(data):
            end = whole(data, end)
        block = data[at:end]
        if not _fine(block):
            marked = _marked(block)
            if alone:
                # A value that is invalid wherever it occurs is replaced everywhere at once.
                alone = False
                i = marked.find(b"\xff")
                bad = block[i : i + 1]
                if marked == block.replace(bad, b"\xff"):
                    try:
                        return str(data.replace(bad, _MARK), "utf8")
                    except (UnicodeError, ValueError):
                        pass
            block = marked
        parts.append(block)
        at = end
    return str(b"".join(parts).replace(b"\xff", _MARK), "utf8")


def _fine(block):
    try:
        str(block, "utf8")
        return True
    except (UnicodeError, ValueError):
        return False


def _marked(block):
    """Return the block with FF in place of each byte that belongs to no character."""
    # Only bit 7 of each lane matters. The next byte is in the lane below.
    x = int.from_bytes(block, "big")
    bad = x & _HIGH
    good = bad & x << 1  # the lead bytes; below, those with all their continuation bytes
    follows = (bad ^ good) << 8
    good &= follows
    if good:
        long = good & x << 2
        good ^= long
        if long:
            follows <<= 8
            long &= follows
            four = long & x << 3
            if four:
                long ^= four
                four &= follows << 8
                four ^= four & x << 4
                bad ^= four >> 24
                long |= four
            good |= long
            bad ^= long >> 16
        bad ^= good | good >> 8
    x |= bad - (bad >> 7)
    return x.to_bytes(len(block), "big")
