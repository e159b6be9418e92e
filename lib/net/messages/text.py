"""Strings and images of messages, and JSON with documents.py. Loaded when a type needs it. Does
no I/O.

Imports net's public names and those of messages. An image is bytes that are passed on as they are.
"""

from .. import utf8
from . import MessageError
from .connection import HEAD, NOTHING, room

_BYTES = (bytes, bytearray, memoryview)


class Text:
    """encode() and decode() of one type, and what receives it on raw connections."""

    size = 0

    def __init__(self, kind, code, refuse):
        self.kind = kind
        self._refuse = refuse
        self.sure = kind != "json"  # anything can be decoded
        self.empty = "not JSON: it is empty" if kind == "json" else None
        if kind == "json":
            from .documents import dump, parse

            self._piece = dump
            self.decode = parse
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
                    connection._reports.add(str(error))
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
