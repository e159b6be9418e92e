"""UTF-8 in pieces: what set_encoding puts before `data`. Pure; imports nothing."""


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
        return "".join(_pieces(data))


def _pieces(data):
    i = 0
    while i < len(data):
        n = need(data[i])
        try:
            yield str(data[i : i + n], "utf8")
            i += n
        except (UnicodeError, ValueError):
            yield "\ufffd"
            i += 1
