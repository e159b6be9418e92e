"""Streams for net.watch: file descriptors that are not sockets. Part of net_cpython."""

import errno
import os
import select
import threading

from net_cpython import poller

_PIECE = (
    512  # bytes that a terminal or pipe takes without waiting, when poll says that it has room
)


def wrap(stream):
    """Return a stream with the interface of a connection's socket. TypeError, ValueError: it has
    no file descriptor. OSError: that is not open."""
    if not isinstance(stream, int):
        try:
            stream = stream.fileno()
        except (AttributeError, OSError):  # an io.BytesIO says OSError
            raise TypeError("watch: a stream has a descriptor") from None
    return Stream(stream)


class Stream:
    """One file descriptor. Standard streams, which other processes share, must not become
    non-blocking for them too, so they are polled before each write."""

    def __init__(self, fd):
        self._fd = fd
        self._file = _file(fd)
        self._blocks = os.get_blocking(fd)
        self._room = None
        if self._blocks:
            if fd > 2:
                os.set_blocking(fd, False)
            else:
                self._room = _room(fd)
        self._read = fd
        self._copied = None
        if not _polls(fd):  # a regular file, or /dev/null
            self._copied = self._read = _through_a_pipe(fd)

    def fileno(self):
        """Return the descriptor. -1: the program has closed it, so it may be another file's."""
        return self._read if _file(self._fd) == self._file else -1

    def _check(self):
        if _file(self._fd) != self._file:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))

    def readinto(self, buf, n=None):
        self._check()
        try:
            return os.readv(self._read, [buf if n is None else memoryview(buf)[:n]])
        except OSError as error:
            return self._ended(error)

    def recv(self, n):
        self._check()
        try:
            return os.read(self._read, n)
        except OSError as error:
            self._ended(error)
            return b""

    def _ended(self, error):
        """Return 0, the end, for EIO, which a terminal without its other side raises."""
        if error.errno != errno.EIO:
            raise error
        return 0

    def write(self, buf, off=0, n=None):
        self._check()
        part = memoryview(buf)[off : len(buf) if n is None else off + n]
        if self._room is not None:
            if not self._room.poll(0):
                return None
            part = part[:_PIECE]
        try:
            return os.write(self._fd, part)
        except BlockingIOError:
            return None

    send = write

    def close(self):
        """Restore the blocking mode. The descriptor stays open."""
        if self._copied is not None:
            os.close(self._copied)
            self._copied = None
        if _file(self._fd) == self._file:  # otherwise the program has closed it
            os.set_blocking(self._fd, self._blocks)

    def finish(self):
        """No effect: there is nothing to send before the end."""

    def _no_socket(self, *args):
        raise OSError(errno.ENOTSOCK, os.strerror(errno.ENOTSOCK))

    getpeername = getsockname = getsockopt = setsockopt = shutdown = _no_socket


def _file(fd):
    """Return what identifies the open file of a descriptor; None: it is not open."""
    try:
        found = os.fstat(fd)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _room(fd):
    made = select.poll()
    made.register(fd, select.POLLOUT)
    return made


def _polls(fd):
    """Whether the system's poller accepts the descriptor."""
    made = poller()
    try:
        made.register(fd, 1)
        return True
    except OSError as error:
        if error.errno != errno.EPERM:
            raise
        return False
    finally:
        made.close()


def _through_a_pipe(fd):
    """Return a pipe that a thread fills from a file that cannot be polled."""
    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    threading.Thread(target=_copy, args=(fd, writer), daemon=True).start()
    return reader


def _copy(fd, writer):
    try:
        data = os.read(fd, 65536)
        while data:
            while data:
                data = data[os.write(writer, data) :]
            data = os.read(fd, 65536)
    except OSError:
        pass  # the reader has gone
    finally:
        os.close(writer)
