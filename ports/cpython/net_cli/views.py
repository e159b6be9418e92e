"""Ways to show received bytes: raw, text and hex. Pure but for the stream they write to."""

import codecs

WIDTH = 16  # bytes in a line of hex


class Raw:
    """The bytes as they are."""

    def __init__(self, out):
        self.out = out

    def feed(self, data):
        self.out.write(data)
        self.out.flush()

    def end(self):
        """No more will come."""


class Text(Raw):
    """UTF-8 for a terminal: control characters are spelt out, so that no peer can play with it."""

    def __init__(self, out):
        super().__init__(out)
        self.decode = codecs.getincrementaldecoder("utf-8")("replace").decode

    def feed(self, data, final=False):
        text = self.decode(bytes(data), final)
        shown = "".join(c if c.isprintable() or c in "\n\t" else _spelt(c) for c in text)
        super().feed(shown.encode())

    def end(self):
        self.feed(b"", True)


def _spelt(char):
    return "" if char == "\r" else f"\\x{ord(char):02x}"


class Hex(Raw):
    """Offset, bytes in hex, and the printable ones; the borders of chunks do not show."""

    def __init__(self, out):
        super().__init__(out)
        self.offset = 0
        self.rest = b""

    def feed(self, data):
        data = self.rest + bytes(data)
        whole = len(data) - len(data) % WIDTH
        self.rest = data[whole:]
        self._lines(data[:whole])

    def end(self):
        self._lines(self.rest)
        self.rest = b""

    def _lines(self, data):
        for at in range(0, len(data), WIDTH):
            part = data[at : at + WIDTH]
            digits = f"{part[:8].hex(' ')}  {part[8:].hex(' ')}"
            plain = "".join(chr(byte) if 32 <= byte < 127 else "." for byte in part)
            line = f"{self.offset:08x}  {digits:<{WIDTH * 3}}  |{plain}|\n"
            self.offset += len(part)
            self.out.write(line.encode())
        self.out.flush()


def view(name, out):
    """A view by its name."""
    if name == "auto":
        name = "text" if out.isatty() else "raw"
    return {"raw": Raw, "text": Text, "hex": Hex}[name](out)
