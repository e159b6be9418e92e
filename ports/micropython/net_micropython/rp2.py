"""What RP2040 and RP2350 boards with lwIP do in their own way: one small heap for all output.

Part of net_micropython. A "non-blocking" write sleeps, up to 10 s, once the 8000 B that all
sockets share are full, and then claims bytes that it never queued. Nothing tells what the peers
have acknowledged, but a raw socket that has no route asks the heap for as much as it is given to
send, and says at once whether there was so much: nothing is ever sent. So before a write that
might find no room the heap itself is asked. A write is one segment at most. What follows from all
this stands in docs/ports.md.
"""

import socket
import time

import uctypes
from micropython import const

from net_micropython.lwip import accept, listen  # noqa: F401
from net_micropython.lwip import close as _close

RX_SIZE = 800
REST = 4  # ms: acknowledgements can only be asked for
_SEGMENT = const(800)
_SECURE = const(736)  # bytes that TLS makes one segment of
_HEADERS = const(100)  # bytes that the stack adds to a segment in its heap
_LITTLE = const(256)  # bytes: such a segment too may take 900, to have room for more of them
_ALL = const(6800)  # bytes free, in one piece: next to nothing is under way ...
# ... and so many little writes more need no asking: of one socket, of one of two, of more.
_CREDIT = (0, 15, 11, 6)
_WHOLE = const(0x1FFFFFFF)  # no length was given
_TURN = const(3200)  # bytes in a row, without an answer, before others get a turn
_ROOM = const(3150)  # bytes free: who asks may write, so that 5 segments are under way at most
_LEAST = const(950)  # bytes free: a segment, and the stack's own needs
_ONE_MORE = const(2200)  # bytes free: the same, and one for who answers. Of what waits for a peer
# whose window opens a little lwIP makes two segments: 124 bytes more, and nobody has written.
_KEEP = const(1750)  # bytes free: a segment, and room for who answers
_STEP = const(600)  # bytes: less than a segment makes of difference
_EXACT = const(16)  # bytes: less than any write makes
_POLITE = const(300)  # ms after which others wait with who waits for his share
_PATIENCE = const(1000)  # ms for peers to acknowledge
_RETRY = const(10000)  # ms until one that did not may try again
_LIED = const(9900)  # ms: a write that slept so long gave up, and its count cannot be trusted
_ETIMEDOUT = const(110)
_ENOMEM = const(12)
_EHOSTUNREACH = const(113)
_UNUSED = const(253)  # a protocol number that nobody uses


class _Heap:
    """What is known of the stack's heap."""

    def __init__(self):
        self.calm = False  # there was no more under way when it was last asked
        self.age = 1  # counts the times that all was acknowledged
        self.grant = 0  # what credit is given
        self.mark = _ALL  # bytes free when all is acknowledged, but for peers that do not
        self.round = 0  # counts the times that there was another such peer; 0: all is well
        self.waits = None  # ticks since when one waits for that; read within _PATIENCE, else over
        self.level = 0  # bytes that were free then
        self.suspect = None  # the writer who may hold the most since then
        self.tried = None  # the writer whose last write shows whether its peer acknowledges ...
        self.since = 0  # ticks of that write; read within _PATIENCE, else over
        self.test = 0  # ... when so many bytes are free again
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
        self.memory = uctypes.bytearray_at(0x20000000, _ALL)  # RAM; it is never sent
        try:
            sock = socket.socket(socket.AF_INET, 3, _UNUSED)  # SOCK_RAW
        except OSError:  # none here, or none left
            sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        sock.setblocking(False)
        sock.connect(("127.0.0.1", 9))  # there is no loopback, so no route
        self.sock = sock

    def quiet(self):
        """All is acknowledged, but for peers that do not: everybody begins anew."""
        if not self.free(self.mark):
            return False
        if self.mark < _ALL and self.free(self.mark + 2 * _EXACT):
            # One of those peers did, or is gone.
            n = self.depth(_ALL + _EXACT, _EXACT)
            if n - self.mark > _STEP:
                self.round += 1
            self.mark = min(n, _ALL)
            if self.free(_ALL):
                self.mark = _ALL
                self.round = 0
        self.age += 1
        self.waits = None
        if self.mark == _ALL:
            credit[0] = self.grant
        return True

    def drains(self):
        """Somebody has waited long enough: nobody writes until all is acknowledged."""
        if self.waits is None:
            return False
        return time.ticks_diff(time.ticks_ms(), self.waits) > _POLITE

    def depth(self, most, step):
        """The bytes that are free now, to a step; at least _LEAST."""
        least = _LEAST
        while most - least > step:
            n = (most + least) // 2
            if self.free(n):
                least = n
            else:
                most = n
        return least

    def may_try(self, now, quiet):
        """Whether it is time to write only to see whether a peer acknowledges."""
        if self.tried is not None:
            return self._judged(now)
        if quiet:
            return self.round > 0
        if self.waits is None or self.free(self.level + _STEP):  # something moves
            self.waits = now
            self.level = self.depth(self.mark, _STEP)
        if 0 <= time.ticks_diff(now, self.waits) < _PATIENCE:
            return False
        self.waits = None
        self.round += 1
        self.age += 1
        self.mark = self.depth(self.mark, _EXACT)
        self.suspect = None
        for writer in _writers.values():
            if self.suspect is None or writer.out > self.suspect.out:
                self.suspect = writer
        return True

    def _judged(self, now):
        tried = self.tried
        if self.free(self.test):
            tried.good = self.round
        elif 0 <= time.ticks_diff(now, self.since) < _PATIENCE:
            return False
        else:
            tried.good = -self.round
            tried.since = now
            self.mark = self.depth(self.test, _EXACT)
        self.tried = None
        return True


credit = [0]  # little writes that need no asking
_heap = _Heap()
_writers = {}  # system socket -> its writer


class _Writer:
    """Writes for one socket: at most a segment a call, and only what the heap has room for.

    owner   has _rx, the count of bytes that came
    """

    def __init__(self, sock, owner):
        self._write = sock.write
        self._most = _SECURE if hasattr(sock, "raw") else _SEGMENT
        self._owner = owner
        self._rx = 0  # of the owner, when little was free ...
        self._heard = 0  # ... and at the last write
        self._run = 0  # bytes since that was another
        self._age = 0  # of the heap, when _out began
        self.out = 0  # bytes that it may hold of the heap
        self.good = 0  # the round in which its peer was seen to acknowledge; negative: not to
        self.since = 0  # ticks of that; read within _RETRY, else over

    def write(self, buf, off=0, n=_WHOLE):
        """Allocates: nothing, but for the OSErrors of asking, once for several short writes."""
        if n <= _LITTLE:
            if credit[0]:
                credit[0] -= 1
                return self._write(buf, off, n)
            rx = self._owner._rx
            if rx != self._heard and _heap.calm:  # as below, with fewer words
                self._heard = rx
                try:
                    _heap.sock.write(_heap.memory, 0, _ALL)
                except OSError as error:
                    if error.errno == _EHOSTUNREACH:
                        _heap.age += 1
                        _heap.waits = None
                        credit[0] = _heap.grant
                        return self._write(buf, off, n)
                _heap.calm = False
        if n == _WHOLE:
            n = len(buf) - off
        if n > self._most:
            n = self._most  # always the same: TLS wants the same bytes again
        if self._long(n) or not self._room(n):
            return None
        return self._send(buf, off, n)

    def _send(self, buf, off, n):
        now = time.ticks_ms()
        count = self._write(buf, off, n)
        if time.ticks_diff(time.ticks_ms(), now) > _LIED:
            raise OSError(_ETIMEDOUT)  # what was sent is unknown
        if _heap.tried is self and _heap.free(_heap.test):
            _heap.tried = None  # it went where room had been taken before: that shows nothing
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
        self._run += n if n > _LITTLE else 7 * n  # asked for once in 7
        return False

    def _room(self, n):
        """Whether n bytes may be written now; sets the credit."""
        heap = _heap
        credit[0] = 0
        fine = heap.round == 0
        if fine and n <= _LITTLE and heap.calm and heap.quiet():
            return True
        known = fine or self.good == heap.round
        if heap.age != self._age:
            self._age = heap.age
            if self.good >= 0:
                self.out = 0
        cost = n + _HEADERS
        if known and not heap.drains() and heap.free(_ROOM):
            if fine and n <= _LITTLE:
                heap.calm = heap.quiet()
                if not heap.calm:
                    credit[0] = 2
        elif not (known and self._fits(cost) or self._answered() and heap.free(_SEGMENT)):
            quiet = heap.quiet() and (heap.mark == _ALL or heap.free(_KEEP))
            if not (quiet and known or self._try(cost, quiet)):
                return False
        if n > _LITTLE:
            credit[0] = 0
        self.out += cost
        return True

    def _fits(self, n):
        """Twice of what it would hold is left for others; one, where its peer was seen to
        acknowledge."""
        if _heap.drains():
            return False
        if 0 < self.good == _heap.round and n + self.out <= _SEGMENT + 2 * _HEADERS:
            return _heap.free(_ONE_MORE)
        return _heap.free(max(2 * (n + self.out) + n - _HEADERS, _LEAST))

    def _answered(self):
        rx = self._owner._rx
        if rx == self._rx:
            return False
        self._rx = rx
        self.good = _heap.round
        self.out = 0
        return True

    def _try(self, n, quiet):
        """Little is free, and some peer does not acknowledge. One at a time may show that its own
        does; those whose did not wait."""
        heap = _heap
        now = time.ticks_ms()
        if not heap.may_try(now, quiet) or heap.round == 0 or self.good == heap.round:
            return False
        if self.good == -heap.round and 0 <= time.ticks_diff(now, self.since) < _RETRY:
            return False
        if self is heap.suspect:
            if not heap.free(_ROOM):
                return False
        elif not self._fits(n) and not heap.free(n + _LEAST * max(len(_writers) - 2, 1)):
            return False  # nothing would be left for the others who have to try
        heap.test = heap.mark
        heap.since = now
        heap.tried = self
        return True


def writer(sock, owner):
    found = _writers.get(sock)
    if found is None:
        _writers[sock] = found = _Writer(sock, owner)
        _count()
    return found


def _count():
    _heap.grant = _CREDIT[min(len(_writers), len(_CREDIT) - 1)]
    _heap.calm = False  # what was given to fewer is too much now
    credit[0] = 0


def option(sock, what, value):
    """No `no_delay`: without Nagle each short write is a segment, of which the stack has 32 for
    all connections, and with those gone a write sleeps too. Setting it on a socket that was
    reset writes to address 0."""
    return False


def close(sock):
    forget(sock)
    forget(getattr(sock, "raw", sock))  # that a secure one has been made of
    _close(sock)


def forget(sock):
    """It is written to no more."""
    found = _writers.pop(sock, None)
    if found is not None:
        _count()
        if _heap.tried is found:
            _heap.tried = None
        if _heap.suspect is found:
            _heap.suspect = None
