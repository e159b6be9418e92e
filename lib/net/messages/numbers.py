"""Numbers of messages: big-endian on the wire, narrowed as Java does. Loaded when a type needs it.

Imports names of messages only; does no I/O.
"""

from struct import calcsize, pack_into, unpack_from

from . import MessageError
from .connection import HEAD, NOTHING, room, spare

_RUN = 32  # elements decoded in one call
_OTHER = (str, dict)  # they have items, but none that can be sent as numbers
_LARGEST = 0x7FFFFFFF
_INFINITE = float("inf")
_NUMBERS = (int, float, bool)  # on MicroPython bool is no int


class Numbers:
    """encode() and decode() of one type; `size` is the number of bytes of an element."""

    sure = True  # whole elements can always be decoded

    def __init__(self, kind, code, refuse):
        self.kind = kind
        self.empty = "a message without a whole " + kind  # the error for an empty message
        self._refuse = refuse
        self._code = code
        self._one = ">" + code
        self.size = calcsize(self._one)
        # The low bits are packed as unsigned, whatever their sign is for the receiver.
        self._mask = {"b": 0xFF, "B": 0xFF, "h": 0xFFFF, "H": 0xFFFF, "i": -1}.get(code)
        self._signed = code in "bhi"
        self._packed = self._one if self.size > 2 else self._one.upper()
        # An integer between these is packed as it is, and so is every float.
        self._most = None if self._mask is None else (1 << 8 * self.size - self._signed) - 1
        self._least = -self._most - 1 if self._most and self._signed else 0
        self._n = self._bytes = -1  # elements of the last batch, their size in bytes, their format
        self._format = ""

    def encode(self, data):
        """Put a number, or a sequence without its Nones, into the shared buffer. Returns how many
        bytes. Anything that is not a number is refused."""
        if type(data) is not list:
            if data is None or isinstance(data, _NUMBERS):
                data = (data,)
            elif isinstance(data, _OTHER):
                return self._other(data)
        try:
            self._pack(data)
        except Exception:  # noqa: BLE001 - struct.error is none of Python's own; _narrow() tells all
            return self._narrow(data)
        return self._bytes or NOTHING

    def _pack(self, data):
        """The usual case: only numbers, all in range."""
        n = len(data)
        if n != self._n:
            self._resize(n)
        n = self._most
        if n is not None and (max(data) > n or min(data) < self._least):
            raise ValueError
        buf = spare[0]
        if buf is None or len(buf) < HEAD + self._bytes:
            buf = room(self._bytes)
        pack_into(self._format, buf, HEAD, *data)

    def _resize(self, n):
        """Prepare for another number of elements; the next batch is often as long."""
        self._format = ">%d%s" % (n, self._code)
        self._n = n
        self._bytes = n * self.size

    def _narrow(self, data):
        """Pack one by one, for batches with None, values out of range, or other objects."""
        try:
            made = bytearray(len(data) * self.size)
        except TypeError:
            return self._other(data)
        at = 0
        for value in data:
            if value is not None:
                if not isinstance(value, _NUMBERS):
                    return self._other(value)
                self._pack_one(made, at, value)
                at += self.size
        room(at)[HEAD : HEAD + at] = memoryview(made)[:at]
        return at or NOTHING

    def _pack_one(self, made, at, value):
        if self._mask is not None:
            pack_into(self._packed, made, at, to_int32(value) & self._mask)
            return
        try:
            pack_into(self._packed, made, at, float(value))
        except OverflowError:  # raised by CPython, where MicroPython packs infinity
            pack_into(self._packed, made, at, _INFINITE if value > 0 else -_INFINITE)

    def _other(self, value):
        text = "send: %s takes numbers, not %r" % (self.kind, value)
        return self._refuse(MessageError(text, "EINVAL"))

    def decode(self, buf, at, end):
        """The number, or the list of them when there are several. There is at least one.

        Allocates: nothing for an integer (beyond 30 bits a board makes an object of it); else the
        values, and a tuple of at most 32 for a moment.
        """
        size = self.size
        if end - at != size:
            return self._several(buf, at, end)
        if self._mask is None:
            return unpack_from(self._one, buf, at)[0]
        value = buf[at]
        if value > 127 and self._signed:
            value -= 256
        while size > 1:
            size -= 1
            at += 1
            value = value << 8 | buf[at]
        return value

    def _several(self, buf, at, end):
        if end - at != self._bytes:
            self._resize((end - at) // self.size)
        if self._n > _RUN:
            return self._runs(buf, at, end)
        return list(unpack_from(self._format, buf, at))

    def _runs(self, buf, at, end):
        values = []
        code = ">%d" + self._code
        form = code % _RUN
        while end - at >= _RUN * self.size:
            values.extend(unpack_from(form, buf, at))
            at += _RUN * self.size
        values.extend(unpack_from(code % ((end - at) // self.size), buf, at))
        return values


def to_int32(value):
    """Narrow a number to 32 bits as Java does: fraction dropped, clamped, NaN is 0."""
    if value != value:
        return 0
    if value >= _LARGEST:
        return _LARGEST
    if value <= -_LARGEST:
        return -_LARGEST - (value <= -_LARGEST - 1)
    return int(value)
