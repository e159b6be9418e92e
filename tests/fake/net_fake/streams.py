"""readinto, writer and recv of the contract: MicroPython's stream layer makes several system
calls for one readinto or write and loses their count when a later one fails; CPython makes
exactly one.
"""

from .world import WORLD


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


def gather(sock, items, at):
    """One system write of all that waits."""
    WORLD.count("gather")
    WORLD.fault("write")
    if sock.told:
        WORLD.complain("write after a read reported an error: %r" % sock)
    parts = [bytes(items[i])[items[i + 1] : items[i + 2]] for i in range(at, len(items), 4)]
    data = b"".join(parts)
    took = sock.write_once(memoryview(data), 0, len(data))
    return _dry() if took is None else took


class _Writer:
    """What the core writes to: the socket's write, as it is."""

    def __init__(self, sock):
        self._sock = sock

    def write(self, buf, off=0, n=-1):
        return write(self._sock, buf, off, n)


class _Nobody:
    """For a writer that no socket of the core owns."""

    _rx = _tx = 0

    def _write_failed(self, error):
        pass


def writer(sock, owner=None):
    if not WORLD.guard:
        if owner is not None:
            owner._credit = 0
        return _Writer(sock)
    if sock.plain is None:
        sock.plain = _Writer(sock)
    return WORLD.guard.writer(sock.plain, owner or _Nobody())


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
