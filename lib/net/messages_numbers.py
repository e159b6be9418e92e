"""Numbers of messages: big-endian on the wire, narrowed as Java does. Loaded when a type needs it.

Imports MessageError only; does no I/O.
"""

from struct import calcsize, pack, pack_into, unpack_from

from net.messages import MessageError

_RUN = 32  # elements decoded at once
_OTHER = (str, dict)  # they have items, but no numbers to send
_LARGEST = 0x7FFFFFFF
_INFINITE = float("inf")
_NUMBERS = (int, float, bool)  # on MicroPython bool is no int


class Numbers:
    """encode() and decode() of one type; `size` is what an element takes."""

    def __init__(self, kind, code):
        self.kind = kind
        self._code = code
        self._one = ">" + code
        self.size = calcsize(self._one)
        # Low bits are sent unsigned, whatever their sign will be.
        self._mask = {"b": 0xFF, "B": 0xFF, "h": 0xFFFF, "H": 0xFFFF, "i": -1}.get(code)
        self._signed = code in "bhi"
        self._packed = self._one if self.size > 2 else self._one.upper()
        # Between these an integer is packed as it is; a float always, as long as it is one.
        self._most = None if self._mask is None else (1 << 8 * self.size - self._signed) - 1
        self._least = -self._most - 1 if self._most and self._signed else 0
        self._n = 0  # elements of the last batch, and the format for as many
        self._format = ""

    def encode(self, data):
        """The bytes of a number, or of a sequence without its Nones; None when that is empty.
        MessageError: something in it is not a number.

        Allocates: the bytes; of a sequence, for a moment, a word for each element."""
        if data is None or isinstance(data, _NUMBERS):
            data = (data,)
        elif isinstance(data, _OTHER):
            self._refuse(data)
        try:
            most = self._most
            if most is None or max(data) <= most and min(data) >= self._least:
                return pack(self._batch(len(data)), *data) or None
        except Exception:  # noqa: BLE001 - struct.error is none of Python's own; _narrow() tells all
            pass
        return self._narrow(data)

    def _batch(self, n):
        """The format of n elements. The next batch is often as long."""
        if n != self._n:
            self._format = ">%d%s" % (n, self._code)
            self._n = n
        return self._format

    def _narrow(self, data):
        """One by one: what is missing, too large, or no number at all."""
        try:
            made = bytearray(len(data) * self.size)
        except TypeError:
            self._refuse(data)
        at = 0
        for value in data:
            if value is not None:
                self._pack(made, at, value)
                at += self.size
        if at < len(made):
            made = made[:at]
        return made if at else None

    def _pack(self, made, at, value):
        if not isinstance(value, _NUMBERS):
            self._refuse(value)
        if self._mask is not None:
            pack_into(self._packed, made, at, to_int32(value) & self._mask)
            return
        try:
            pack_into(self._packed, made, at, float(value))
        except OverflowError:  # CPython, where MicroPython gives the infinity itself
            pack_into(self._packed, made, at, _INFINITE if value > 0 else -_INFINITE)

    def _refuse(self, value):
        raise MessageError("send: %s takes numbers, not %r" % (self.kind, value), "EINVAL")

    def decode(self, buf, at, end):
        """The number, or the list of them when there are several. MessageError: none.

        Allocates: nothing for an integer (beyond 30 bits a board makes an object of it); else the
        values, and a tuple of at most 32 for a moment.
        """
        size = self.size
        if end - at != size:
            return self._decode_all(buf, at, end)
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

    def _decode_all(self, buf, at, end):
        if at == end:
            raise MessageError("a message without a whole " + self.kind)
        n = (end - at) // self.size
        if n <= _RUN:
            return list(unpack_from(self._batch(n), buf, at))
        return self._decode_runs(buf, at, end)

    def _decode_runs(self, buf, at, end):
        values = []
        while at < end:
            n = min(_RUN, (end - at) // self.size)
            values.extend(unpack_from(self._batch(n), buf, at))
            at += n * self.size
        return values


def to_int32(value):
    """Java's narrowing of a number to 32 bits: fraction dropped, too large clamped, NaN is 0."""
    if value != value:
        return 0
    if value >= _LARGEST:
        return _LARGEST
    if value <= -_LARGEST:
        return -_LARGEST - (value <= -_LARGEST - 1)
    return int(value)
