"""readinto, writer and recv of the contract: MicroPython's stream layer makes several system
calls for one readinto or write and loses their count when a later one fails; CPython makes
exactly one.
"""

from .world import WORLD

_SEGMENT = 800
_SLEPT_MS = 20
_LIED_MS = 5000
_REST_MS = 200


def readinto(sock, buf, limit=None):
    WORLD.count("readinto")
    WORLD.fault("readinto")
    _check_read(sock)
    want = len(buf) if limit is None else limit
    got = 0
    while got < want:
        # An error here loses what earlier passes put into buf: that is the platform's way.
        chunk = sock.read_once(want - got)
        if chunk is None:
            break
        if not chunk:
            return got
        n = len(chunk)
        buf[got : got + n] = chunk
        got += n
        if not WORLD.p.multi_read:
            break
    return got if got or not want else _dry()


def write(sock, buf, off=0, n=-1):
    WORLD.count("write")
    WORLD.fault("write")
    if sock.told:
        WORLD.complain("write after a read reported an error: %r" % sock)
    if n < 0:
        n = len(buf) - off
    view = memoryview(buf)
    done = 0
    while done < n:
        took = sock.write_once(view, off + done, n - done)
        if took is None:
            break
        done += took
        if WORLD.partial or not WORLD.p.multi_write:
            break
    return done if done or not n else _dry()


class _Writer:
    """What the core writes to: the socket's write, as it is."""

    def __init__(self, sock):
        self._sock = sock

    def write(self, buf, off=0, n=-1):
        return write(self._sock, buf, off, n)


class _Guarded(_Writer):
    """What a real port does about writes that sleep and lie: see the rp2 port."""

    def __init__(self, sock):
        super().__init__(sock)
        self._rest_until = 0

    def write(self, buf, off=0, n=-1):
        start = WORLD.now
        if start < self._rest_until:
            WORLD.sleep(1)  # poll says WRITE meanwhile: real time passes while the loop spins
            return None
        left = len(buf) - off if n < 0 else n
        took = write(self._sock, buf, off, min(left, _SEGMENT))
        slept = WORLD.now - start
        if slept > _LIED_MS:
            raise WORLD.error(110, "what was sent is unknown")
        if slept > _SLEPT_MS:
            self._rest_until = WORLD.now + _REST_MS
        return took


def writer(sock):
    return _Guarded(sock) if WORLD.guard else _Writer(sock)


def recv(sock, n):
    WORLD.count("recv")
    WORLD.fault("recv")
    _check_read(sock)
    limit = WORLD.p.recv_max
    return sock.read_once(min(n, limit) if limit else n)


def _check_read(sock):
    if sock.told:
        WORLD.complain("read after an error was reported: %r" % sock)


def _dry():
    if WORLD.p.dry_raises:
        raise WORLD.error(11, "dry")
    return None
