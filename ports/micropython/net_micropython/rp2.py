"""What RP2040 and RP2350 boards with lwIP do in their own way: one small heap for all output.

Part of net_micropython. A "non-blocking" write sleeps, up to 10 s, once the 8000 B that all
sockets share are full, and then claims bytes that it never queued. So before a write that might
find no room the heap itself is asked: a raw socket that has no route wants as much of it as it is
given to send, and says at once whether there was so much; nothing is ever sent. And each gets only
what leaves the others their share, for which it has to be known what their peers have not
acknowledged: no call tells that, but it stands in lwIP's control block of the connection. A write
is one segment at most. What follows from all this stands in docs/ports.md.
"""

import socket
import time

import uctypes
from micropython import const

from net_micropython.lwip import accept, listen  # noqa: F401
from net_micropython.lwip import close as _lwip_close

RX_SIZE = 800
REST = 4  # ms: acknowledgements can only be asked for
_SEGMENT = const(800)
_SECURE = const(736)  # bytes that TLS makes one segment of ...
_RECORD = const(64)  # ... and what it adds to them, at most
_HEADERS = const(100)  # bytes that the stack adds to a segment in its heap
_LITTLE = const(256)  # bytes: such a segment too may take 900, to have room for more of them
_WHOLE = const(900)  # bytes that a segment takes
# Bytes of little writes that need no asking where there is one connection, or where are more:
# at most three segments behind the first, or one; and what has to be free for them.
_CREDIT = (2140, 540)
_CREDITS_ROOM = (3156, 1356)
_TRUST = const(8)  # times that such is given before the heap is asked again
_TO_END = const(0x1FFFFFFF)  # no length was given
_SHORTEST = const(64)  # bytes of a message that are worth a segment of their own
_TURN = const(3200)  # bytes in a row, without an answer, before others get a turn
_SPARE = const(100)  # bytes free for the stack's own needs
_CONNECTIONS = const(5)  # that the stack has
_SHARE = const(1500)  # bytes left for each of the others: a segment that is short, a whole one ...
_LEAST = const(1300)  # ... so, where there are as many as the stack has
_KNOWN = const(3150)  # bytes free that must be, where nothing is known of anybody
_LIED = const(9900)  # ms: a write that slept so long gave up, and its count cannot be trusted
_ETIMEDOUT = const(110)
_ENOMEM = const(12)
_UNUSED = const(253)  # a protocol number that nobody uses
_RAM = const(0x20000000)
_RAM_END = const(0x20082000)
_MOST = const(8000)  # bytes that are asked for
_BLOCK = const(192)  # bytes of a control block that are looked through

credit = True  # the writer gives its owner some: see ports/README.md


class _Heap:
    """The stack's heap."""

    def __init__(self):
        self.sock = None  # asks
        self.memory = None  # what it would send

    def free(self, n):
        """Whether n bytes are free, in one piece. Allocates: an OSError."""
        try:
            if self.sock is None:
                self._open()
            self.sock.write(self.memory, 0, n)
        except OSError as error:
            return error.errno != _ENOMEM and error.errno is not None
        except MemoryError:
            return False
        return True

    def _open(self):
        self.memory = uctypes.bytearray_at(_RAM, _MOST)  # it is never sent
        try:
            sock = socket.socket(socket.AF_INET, 3, _UNUSED)  # SOCK_RAW
        except OSError:  # none here, or none left
            sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        sock.setblocking(False)
        sock.connect(("127.0.0.1", 9))  # there is no loopback, so no route
        self.sock = sock


class _Blocks:
    """lwIP's control blocks: what is under way of a connection stands there in three numbers of 16
    bits, the bytes that may still be queued, the pieces of the heap that are, and the bytes for
    which the last of those has room. Where in a block depends on how the firmware was built, so
    they are looked for in the first; and each connection's must change with a write of its own."""

    def __init__(self):
        self.offset = 0  # 0: not found
        self.full = 0  # bytes that may be queued when none are
        self.tries = 8
        self.layout = {
            "left": 0 | uctypes.UINT16,
            "pieces": 2 | uctypes.UINT16,
            "room": 4 | uctypes.UINT16,
        }

    def of(self, sock):
        """The numbers of a connection; None: not known. Allocates."""
        at = _block(sock) if self.offset else 0
        return uctypes.struct(at + self.offset, self.layout) if at else None

    def write(self, writer, buf, off, n):
        """Write for one whose numbers have not been tried. Allocates: a few objects."""
        if not self.offset and self.tries:
            at = _block(writer.sock)
            if at:
                self.tries -= 1
                self._find(bytes(uctypes.bytearray_at(at, _BLOCK)))
        if writer.held() is None:
            return writer.put(buf, off, n)
        left = writer.numbers.left
        count = writer.put(buf, off, n)
        now = writer.numbers.left
        # Or it has been acknowledged by now.
        writer.sure = left - now == count or left == now == self.full
        return count

    def _find(self, block):
        """Those of a connection that has nothing under way: how much may be queued, 0, 0, another,
        and two pointers to nothing. Unless that is there twice."""
        found = 0
        for i in range(0, _BLOCK - 18, 2):
            if _short(block, i) >= _SEGMENT and block[i + 2 : i + 6] == bytes(4):
                pointers = (i + 11) // 4 * 4
                if block[pointers : pointers + 8] == bytes(8):
                    found = -1 if found else i
        if found > 0:
            self.offset = found
            self.full = _short(block, found)


def _short(buf, i):
    return buf[i] | buf[i + 1] << 8


def _block(sock):
    """Where the control block of a connection is: the firmware has that in the object, behind its
    type. 0: there is none any more, or it is not where it should be."""
    words = uctypes.bytearray_at(id(sock), 8)
    at = _short(words, 4) | _short(words, 6) << 16
    return at if _RAM <= at < _RAM_END - _BLOCK else 0


_heap = _Heap()
_blocks = _Blocks()
_writers = {}  # system socket -> its writer


class _Writer:
    """Writes for one socket: at most a segment a call, and only what the heap has room for.

    owner   has _rx and _tx, the counts of bytes that came and went; gets _credit, and as long as
            _tx is less it may write little ones with _direct, past this
    """

    def __init__(self, sock, owner):
        self.put = sock.write
        self.sock = getattr(sock, "raw", sock)  # below TLS
        self.numbers = None  # of its control block, where those are known ...
        self.sure = False  # ... and have changed with a write of its own ...
        self._new = 3  # ... of which so many more may show it
        secure = self.sock is not sock
        self._most = _SECURE if secure else _SEGMENT
        self._adds = _RECORD if secure else 0
        self._owner = owner
        self._trust = 0  # times that credit is given without asking
        self._heard = 0  # of the owner, at the last write
        self._rx = 0  # of the owner, when it had what others leave
        self._run = 0  # bytes since that was another
        owner._direct = self.put
        owner._credit = 0

    def write(self, buf, off=0, n=_TO_END):
        """Allocates: nothing, but for the OSErrors of asking, once for several short writes."""
        owner = self._owner
        if n <= _LITTLE and owner._rx != self._heard and self._trust and self.held() == 0:
            self._heard = owner._rx  # as below, with fewer words
            self._run = 0
            self._give()
            return self.put(buf, off, n)
        owner._credit = 0
        if n == _TO_END:
            n = len(buf) - off
        if n > self._most:
            n = self._most
        if self._long(n):
            return None
        n = self._room(n)
        return None if n is None else self._send(buf, off, n)

    def forget(self):
        """The others are as many no more, or it is closed: what it was given is too much now."""
        self._trust = 0
        self._owner._credit = 0

    def _give(self):
        self._trust -= 1
        self._owner._credit = self._owner._tx + _CREDIT[len(_writers) > 1]

    def _send(self, buf, off, n):
        now = time.ticks_ms()
        if self.sure:
            count = self.put(buf, off, n)
        else:
            if self._new:
                self._new -= 1
            count = _blocks.write(self, buf, off, n)
        if time.ticks_diff(time.ticks_ms(), now) > _LIED:
            raise OSError(_ETIMEDOUT)  # what was sent is unknown
        return count

    def _long(self, n):
        """Whether it has sent so much without an answer that `drain` shall come in between: a peer
        that reads fast is no reason to hold the loop."""
        rx = self._owner._rx
        if rx != self._heard or self._run >= _TURN:
            long = rx == self._heard
            self._heard = rx
            self._run = 0
            return long
        self._run += n
        return False

    def _room(self, n):
        """How many of n bytes may be written now, or None; gives credit."""
        held = self.held()
        if held == 0 and n <= _LITTLE and self.sure and not self._adds:
            if not self._trust and _heap.free(_CREDITS_ROOM[len(_writers) > 1]):
                self._trust = _TRUST
            if self._trust:
                self._give()
                self._run += _CREDIT[1]
                return n
        if not self.sure:
            return _first(n) if self._new and held is not None else self._blind(n)
        if not held:
            return _first(n)
        room = self.numbers.room
        if n + self._adds > room:
            if _heap.free(_WHOLE + _SPARE + _left_for_others(self)):
                return n
            n = 0 if self._adds else room
        return n or None  # it was taken before, for what was to come

    def _blind(self, n):
        """It is not known what it holds: nothing, if its peer has answered since."""
        if _heap.free(_KNOWN):
            return n
        rx = self._owner._rx
        if rx != self._rx and _heap.free(n + _HEADERS + _SPARE):
            self._rx = rx
            return n
        return None

    def held(self):
        """The bytes that it holds of the heap; None: that is not known. Allocates:
        nothing, but for the numbers when it is asked first."""
        numbers = self.numbers
        if numbers is None:
            self.numbers = numbers = _blocks.of(self.sock)
            if numbers is None:
                return None
        pieces = numbers.pieces
        if not pieces:
            return 0
        return _blocks.full - numbers.left + numbers.room + pieces * _HEADERS


def _first(n):
    """Nothing of it is under way: it may have whatever there is, for a start."""
    while not _heap.free(n + _HEADERS + _SPARE):
        n //= 2
        if n < _SHORTEST:
            return None
    return n


def _left_for_others(writer):
    """The bytes that are to stay free beside one who writes: what each of the others lacks of its
    share."""
    to_come = _CONNECTIONS - len(_writers)
    share = _SHARE if to_come > 0 else _LEAST
    left = max(to_come, 0) * _WHOLE  # for those
    for other in _writers.values():
        if other is not writer:
            left += max(share - (other.held() or 0), 0)
    return left


def writer(sock, owner):
    found = _writers.get(sock)
    if found is None:
        _writers[sock] = found = _Writer(sock, owner)
        _count()
    return found


def _count():
    for writer in _writers.values():
        writer.forget()


def option(sock, what, value):
    """No `no_delay`: without Nagle each short write is a segment, of which the stack has 32 for
    all connections, and with those gone a write sleeps too. Setting it on a socket that was
    reset writes to address 0."""
    return False


def close(sock):
    forget(sock)
    forget(getattr(sock, "raw", sock))  # that a secure one has been made of
    _lwip_close(sock)


def forget(sock):
    """It is written to no more."""
    found = _writers.pop(sock, None)
    if found is not None:
        found.forget()
        _count()
