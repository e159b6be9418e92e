"""Strings, JSON and images of messages. Loaded when a type needs it. Does no I/O.

Imports net's public names and MessageError. An image is bytes that are passed on as they are.
"""

import json

from net import utf8
from net.messages import MessageError

_BYTES = (bytes, bytearray, memoryview)
_DEPTH = 16  # of nested JSON that is sent


class Text:
    """encode() and decode() of one type, and receive() for raw connections."""

    size = 0

    def __init__(self, kind):
        self.kind = kind
        if kind == "json":
            self._piece = _dump
            self.decode = _parse
        else:
            self._piece = _text_bytes if kind == "string" else _image_bytes
            self.decode = _text if kind == "string" else _image

    def encode(self, data):
        """The bytes of a value, or of the elements of a list or tuple one after the other (not in
        JSON, which has lists); None when there is nothing. MessageError: not of the type."""
        if data is None:
            return None
        if self.kind == "json" or not isinstance(data, (list, tuple)):
            return self._piece(data)
        parts = [self._piece(piece) for piece in data if piece is not None]
        return b"".join(parts) if parts else None

    def receive(self, connection, sock):
        """Begin: each chunk becomes `data` of the connection, as it comes."""
        if self.kind != "image":
            sock.set_encoding("utf8")
        parse = self.decode if self.kind == "json" else None

        def received(chunk):
            if connection._up:
                if parse:
                    try:
                        chunk = parse(chunk, 0, 0)
                    except ValueError as error:
                        connection._fail(error)
                        return
                connection._fire("data", chunk, False)

        sock.on("data", received)


def _text_bytes(piece):
    return bytes(piece) if isinstance(piece, _BYTES) else str(piece).encode()


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
    if value is None or isinstance(value, (bool, int, str)):
        return
    if isinstance(value, float) and value - value == 0:
        return
    if depth and isinstance(value, (list, tuple, dict)):
        for element in value:
            if isinstance(value, dict):
                if not isinstance(element, str):
                    break
                element = value[element]
            _check(element, depth - 1)
        else:
            return
    raise MessageError("send: JSON cannot have %r" % (value,), "EINVAL")


def _parse(buf, at, end):
    text = buf if isinstance(buf, str) else utf8.text(buf[at:end])
    try:
        if _closed(text):
            return json.loads(text)
        error = "brackets are left open"
    except (ValueError, RuntimeError) as problem:  # RuntimeError: nested too deeply
        error = problem
    raise MessageError("not JSON: %s" % error)


def _closed(text):
    """MicroPython's loads takes a document for whole when its end is missing."""
    outside = "".join(text.replace("\\\\", "").replace('\\"', "").split('"')[::2])
    return outside.count("[") == outside.count("]") and outside.count("{") == outside.count("}")
