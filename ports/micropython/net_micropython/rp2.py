"""What differs on RP2040 and RP2350 boards with lwIP: one small heap for all output.

Part of net_micropython. A "non-blocking" write sleeps, up to 10 s, once the 8000 B that all
sockets share are full, and then claims bytes that it never queued. So before a write that might
find no room the heap itself is probed: a raw socket without a route allocates as much of it as it
is given to send, and reports at once whether it could; nothing is ever sent. And each socket gets
only what leaves the others their share. That depends on what their peers have not acknowledged,
which no call reports, but lwIP's control block of a connection contains it. A write is at most one
segment. docs/ports.md describes the consequences.
"""

import socket
import time

import uctypes
from micropython import const

from net_micropython.lwip import accept, listen  # noqa: F401
from net_micropython.lwip import close as _lwip_close

RX_SIZE = 800
REST = 4  # ms: acknowledgements can only be polled for
_SEGMENT = const(800)
_SECURE = const(736)  # bytes from which TLS makes one segment ...
_RECORD = const(64)  # ... and the most that it adds to them
_HEADERS = const(100)  # bytes that the stack adds to a segment in its heap
_LITTLE = const(256)  # bytes: even such a segment may take 900, to leave room for more data
_WHOLE = const(900)  # bytes that a whole segment takes
# Bytes of small writes that need no probe, with one connection and with more: at most three
# segments behind the first, or one; and the bytes that must be free for them.
_CREDIT = (2140, 540)
_CREDITS_ROOM = (3156, 1356)
_TRUST = const(8)  # how often credit is given before the heap is probed again
_TO_END = const(0x1FFFFFFF)  # stands for: no length was given
_SHORTEST = const(64)  # bytes that are worth a segment of their own
_TURN = const(3200)  # bytes in a row, without a response, before others get a turn
_SPARE = const(100)  # bytes kept free for the stack's own needs
_CONNECTIONS = const(5)  # the connections that the stack has
_SHARE = const(1500)  # bytes left for each of the others: a short segment and a whole one ...
_LEAST = const(1300)  # ... or this, if all connections are in use
_KNOWN = const(3150)  # bytes that must be free if no control block is known
_LIED = const(9900)  # ms: a write that slept that long gave up, and its count is wrong
_ETIMEDOUT = const(110)
_ENOMEM = const(12)
_UNUSED = const(253)  # a protocol number that nobody uses
_RAM = const(0x20000000)
_RAM_END = const(0x20082000)
_MOST = const(8000)  # bytes that can be probed for
_BLOCK = const(192)  # bytes of a control block that are searched

credit = True  # writers give credit to their owners: see ports/README.md


class _Heap:
    """Probes the stack's heap."""

    def __init__(self):
        self.sock = None  # the raw socket
        self.memory = None  # what it pretends to send

    def free(self, n):
        """Whether n bytes are free in one piece. Allocates: an OSError."""
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
        except OSError:  # not supported, or none left
            sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        sock.setblocking(False)
        sock.connect(("127.0.0.1", 9))  # there is no loopback, so no route
        self.sock = sock


class _Blocks:
    """lwIP's control blocks, where three 16-bit numbers describe a connection's unacknowledged
    output: the bytes that may still be queued, the number of queued pieces, and the bytes that the
    last piece has room for. Their offset depends on the firmware, so it is searched for in the
    first block, and each connection's numbers must prove right at a write of its own."""

    def __init__(self):
        self.offset = 0  # 0: not found
        self.full = 0  # bytes that may be queued while none are
        self.tries = 8
        self.layout = {
            "left": 0 | uctypes.UINT16,
            "pieces": 2 | uctypes.UINT16,
            "room": 4 | uctypes.UINT16,
        }

    def of(self, sock):
        """Return the numbers of a connection; None: not known. Allocates."""
        at = _block(sock) if self.offset else 0
        return uctypes.struct(at + self.offset, self.layout) if at else None

    def write(self, writer, buf, off, n):
        """Write for a connection with unproven numbers. Allocates: a few objects."""
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
        # The second: everything has been acknowledged meanwhile.
        writer.sure = left - now == count or left == now == self.full
        return count

    def _find(self, block):
        """Find the offset in the block of a connection without output: how much may be queued, 0,
        0, another number, two null pointers. Not if that pattern occurs twice."""
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
    """Return the address of a connection's control block, which the firmware keeps in the object,
    behind its type. 0: there is none any more, or the address cannot be right."""
    words = uctypes.bytearray_at(id(sock), 8)
    at = _short(words, 4) | _short(words, 6) << 16
    return at if _RAM <= at < _RAM_END - _BLOCK else 0


_heap = _Heap()
_blocks = _Blocks()
_writers = {}  # system socket -> its writer


class _Writer:
    """Writes for one socket: at most a segment per call, and only what the heap has room for.

    owner   has _rx and _tx, the numbers of bytes received and sent; gets _credit, and while _tx is
            below that, it may write small ones directly with _direct
    """

    def __init__(self, sock, owner):
        self.put = sock.write
        self.sock = getattr(sock, "raw", sock)  # below TLS
        self.numbers = None  # of its control block, if known ...
        self.sure = False  # ... and proven by a write of its own ...
        self._new = 3  # ... which this many more writes may do
        secure = self.sock is not sock
        self._most = _SECURE if secure else _SEGMENT
        self._adds = _RECORD if secure else 0
        self._owner = owner
        self._trust = 0  # how often credit may be given without a probe
        self._heard = 0  # owner._rx at the last write
        self._rx = 0  # owner._rx when it last got what others leave
        self._run = 0  # bytes written since owner._rx last changed
        owner._direct = self.put
        owner._credit = 0

    def write(self, buf, off=0, n=_TO_END):
        """Allocates: nothing but the OSErrors of probing, once for several short writes."""
        owner = self._owner
        if n <= _LITTLE and owner._rx != self._heard and self._trust and self.held() == 0:
            self._heard = owner._rx  # as below, in fewer steps
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
        """Take the credit back: the number of connections has changed, or this one is closed."""
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
        """Whether so much was sent without a response that the program should wait for `drain`:
        even a peer that reads fast must not hold the loop."""
        rx = self._owner._rx
        if rx != self._heard or self._run >= _TURN:
            long = rx == self._heard
            self._heard = rx
            self._run = 0
            return long
        self._run += n
        return False

    def _room(self, n):
        """Return how many of n bytes may be written now, or None; gives credit."""
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
        return n or None  # the room in the last piece was allocated before

    def _blind(self, n):
        """As _room, if its use of the heap is unknown: it is 0 if its peer has responded since."""
        if _heap.free(_KNOWN):
            return n
        rx = self._owner._rx
        if rx != self._rx and _heap.free(n + _HEADERS + _SPARE):
            self._rx = rx
            return n
        return None

    def held(self):
        """Return how many bytes of the heap it holds; None: not known. Allocates:
        nothing but, at the first call, the numbers."""
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
    """As _room, if it holds nothing: to start with it may have whatever there is."""
    while not _heap.free(n + _HEADERS + _SPARE):
        n //= 2
        if n < _SHORTEST:
            return None
    return n


def _left_for_others(writer):
    """Return the bytes to be kept free when a socket writes: what each of the others lacks of its
    share."""
    to_come = _CONNECTIONS - len(_writers)
    share = _SHARE if to_come > 0 else _LEAST
    left = max(to_come, 0) * _WHOLE  # for those still to come
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
    all connections, and when those are used up a write sleeps, too. Setting it on a socket that
    was reset writes to address 0."""
    return False


def close(sock):
    forget(sock)
    forget(getattr(sock, "raw", sock))  # the one below a TLS socket
    _lwip_close(sock)


def forget(sock):
    """Nothing will be written to this socket any more."""
    found = _writers.pop(sock, None)
    if found is not None:
        found.forget()
        _count()
