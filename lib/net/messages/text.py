"""Strings, JSON and images of messages. Loaded when a type needs it. Does no I/O.

Imports net's public names and those of messages. An image is bytes that are passed on as they are.
"""

import json

from .. import utf8
from . import HEAD, NOTHING, MessageError, room

_BYTES = (bytes, bytearray, memoryview)
_DEPTH = 16  # of nested JSON that is sent
_HIGH = ("d8", "d9", "da", "db")  # how the halves of a pair begin
_LOW = ("dc", "dd", "de", "df")
_SPLITS = len(json.loads('"\\ud83d\\ude00"')) > 1  # MicroPython makes two characters of a pair


class Text:
    """encode() and decode() of one type, and what receives it on raw connections."""

    size = 0

    def __init__(self, kind, code, refuse):
        self.kind = kind
        self._refuse = refuse
        self.sure = kind != "json"  # anything can be decoded
        if kind == "json":
            self._piece = _dump
            self.decode = _parse
        else:
            self._piece = _text_bytes if kind == "string" else _image_bytes
            self.decode = _text if kind == "string" else _image

    def encode(self, data):
        """Put a value, or the elements of a list or tuple one after the other (not in JSON, which
        has lists), into the shared buffer: how many bytes. What is not of the type is refused."""
        if data is None:
            return NOTHING
        try:
            if self.kind == "json" or not isinstance(data, (list, tuple)):
                data = self._piece(data)
            else:
                data = [self._piece(piece) for piece in data if piece is not None]
                if not data:
                    return NOTHING
                data = b"".join(data)
        except ValueError as error:
            if not isinstance(error, MessageError):  # half of a surrogate pair
                error = MessageError("send: " + str(error), "EINVAL")
            return self._refuse(error)
        n = len(data)
        room(n)[HEAD : HEAD + n] = data
        return n

    def receiver(self, connection, sock, kind):
        """What receives on a raw connection."""
        return Pieces(connection, sock, kind)


class Pieces:
    """Receives raw text: each chunk becomes `data`, as it comes."""

    def __init__(self, connection, sock, kind):
        self._connection = connection
        self._parse = kind.decode if kind.kind == "json" else None
        if kind.kind != "image":
            sock.set_encoding("utf8")
        sock.on("data", self.received)

    def partial(self):
        """The stream may end anywhere."""
        return False

    def cancel(self):
        """The connection has closed."""

    def received(self, chunk):
        connection = self._connection
        if connection._up:
            if self._parse:
                try:
                    chunk = self._parse(chunk, 0, 0)
                except ValueError as error:
                    connection._reports.add(error)
                    return
            connection._one(chunk)


def _text_bytes(piece):
    return bytes(piece) if isinstance(piece, _BYTES) else utf8.encode(str(piece))


def _image_bytes(piece):
    if not isinstance(piece, _BYTES):
        raise MessageError("send: an image is bytes, not %r" % (piece,), "EINVAL")
    return bytes(piece)


def _text(buf, at, end):
    return utf8.text(buf[at:end])


def _image(buf, at, end):
    return bytes(buf[at:end])


def _dump(value):
    _check(value, _DEPTH)
    return json.dumps(value).encode()


def _check(value, depth):
    """MicroPython's dumps writes anything, JSON or not."""
    if isinstance(value, str):
        utf8.encode(value)
        return
    if value is None or isinstance(value, (bool, int)):
        return
    if isinstance(value, float) and value - value == 0:
        return
    if depth and isinstance(value, (list, tuple, dict)):
        for element in value:
            if isinstance(value, dict):
                if not isinstance(element, str):
                    break
                utf8.encode(element)
                element = value[element]
            _check(element, depth - 1)
        else:
            return
    raise MessageError("send: JSON cannot have %r" % (value,), "EINVAL")


def _parse(buf, at, end):
    text = buf if isinstance(buf, str) else utf8.text(buf[at:end])
    try:
        if _closed(text):
            if _SPLITS and "\\u" in text:
                # A backslash that is escaped itself escapes nothing.
                text = "\\\\".join([_paired(part) for part in text.split("\\\\")])
            return json.loads(text)
        error = "brackets are left open"
    except (ValueError, RuntimeError) as problem:  # RuntimeError: nested too deeply
        error = problem
    raise MessageError("not JSON: %s" % error)


def _paired(text):
    """The character itself in place of each escaped pair of surrogates."""
    parts = text.split("\\u")
    made = [parts[0]]
    i = 1
    while i < len(parts):
        high = parts[i]
        i += 1
        low = parts[i] if i < len(parts) else ""
        if len(high) == 4 and high[:2].lower() in _HIGH and low[:2].lower() in _LOW:
            pair = (int(high, 16) & 0x3FF) << 10 | int(low[:4], 16) & 0x3FF
            made.append(chr(0x10000 + pair) + low[4:])
            i += 1
        else:
            made.append("\\u" + high)
    return "".join(made)


def _closed(text):
    """MicroPython's loads takes a document for whole when its end is missing."""
    outside = "".join(text.replace("\\\\", "").replace('\\"', "").split('"')[::2])
    return outside.count("[") == outside.count("]") and outside.count("{") == outside.count("}")
