"""Writer: the writing half of a Stream, and its life from the connection to the close. Part of
net.aio.

What a message looks at is an attribute of the object; the rest has defaults in the class.
"""

import asyncio

from net._port import const, port
from net.errors import NetError
from net.loop import loop

# How tasks wait is the port's.
host = __import__(port.__name__ + ".aio", None, None, ("wait",))
wait = host.wait
wake = host.wake
_DONE = host.DONE

_MOST = const(4)  # reads and drains without waiting, after which others get their turn


class Writer:
    """See Stream."""

    task = None  # of the server's, that serves it
    error = None
    _up = _ended = _closing = _closed = False
    _told = False  # somebody knows of the error

    def __init__(self, sock):
        self.socket = sock
        self._dry = True  # nothing to read before the loop tells so
        self._busy = 0  # reads and drains since the loop told of something
        self._full = False  # a write returned False
        self._over = False  # ended, broken or closed
        self._shut = False  # broken, closing or closed
        self._readers = host.waiters()
        self._others = host.waiters()
        sock.on("end", self._on_end)
        sock.on("drain", self._on_drain)
        sock.on("error", self._on_error)
        sock.on("close", self._on_close)

    def write(self, data):
        """Send data (str: as UTF-8); what the system does not take at once is copied and waits:
        await drain(). NetError: the connection is broken or closed, or too much is waiting."""
        if self._shut:
            self._refuse()
        if not isinstance(data, bytes):
            data = self._rest(data)
            if not data:
                return
        if not self.socket.write(data):
            self._full = True

    def _rest(self, data):
        """What a copy must be sent of: the caller is about to use his buffer again."""
        if isinstance(data, str):
            return data.encode()
        sock = self.socket
        n = len(data)
        sent = sock.try_write(data, 0, n) if n <= sock.max_queued else 0
        return sent != n and bytes(memoryview(data)[sent:])

    def drain(self):
        """To be awaited: until there is room for more. NetError: the connection is broken or
        closed. Allocates: nothing, while there is room."""
        self._busy += 1
        if self._full or self._shut or self._busy > _MOST:
            return self._drained()
        return _DONE

    async def _drained(self):
        if not self._full and not self._shut:
            # Others get their turn even if the peer is faster than this task.
            self._busy = 0
            await asyncio.sleep(0)
        while self._full and not self._closed:
            await wait(self._others)
        if self._shut:
            self._check()
            if self._full:
                raise NetError(32, "write", "ERR_STREAM_DESTROYED")

    def can_write_eof(self):
        return True

    def write_eof(self):
        """Tell the peer that no more will come, when all is sent; reading goes on."""
        self._closing = self._shut = True
        self.socket.end()

    # ---- the end

    def close(self):
        """Close when all is sent. What the peer still sends is not read."""
        self._closing = self._shut = True
        if not self.socket.destroyed:
            self.socket.end(None, self._sent)

    def _sent(self, error):
        # Closing with bytes unread would reset the connection, and the peer might lose the last of
        # what was sent.
        rounds = 0
        while error is None and rounds < 64 and self.socket.readinto(loop.buffer()):
            rounds += 1
        self.socket.destroy()

    def abort(self):
        """Close now; what waits is not sent."""
        self._shut = True
        self.socket.destroy()

    def is_closing(self):
        return self._closing or self.socket.destroyed

    async def wait_closed(self):
        """Wait until it is closed. NetError: it broke, and nobody was told before."""
        while not self._closed:
            await wait(self._others)
        if not self._told:
            self._check()

    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, error, trace):
        self.close()
        await self.wait_closed()

    def get_extra_info(self, name, default=None):
        """ "peername" or "sockname": (address, port); "socket": the net.Socket."""
        sock = self.socket
        if name == "peername":
            return (sock.remote_address, sock.remote_port)
        if name == "sockname":
            return (sock.local_address, sock.local_port)
        return sock if name == "socket" else default

    # ---- inside

    async def connected(self, event):
        """Wait for the connection, which the socket tells by this event."""
        self.socket.on(event, self._on_connect)
        while not self._up:
            self._check()
            if self._closed:
                raise NetError(103, "connect")  # ECONNABORTED: closed by somebody else
            await wait(self._others)

    def _refuse(self):
        self._check()
        code = "ERR_STREAM_WRITE_AFTER_END" if self._closing else "ERR_STREAM_DESTROYED"
        raise NetError(32, "write", code)

    def _check(self):
        if self.error is not None:
            self._told = True
            raise self.error

    # ---- listeners

    def _on_connect(self):
        self._up = True
        wake(self._others)

    def _on_drain(self):
        self._full = False
        wake(self._others)

    def _on_end(self):
        self._ended = True
        self._finish()

    def _on_error(self, error):
        self.error = error
        self._shut = True
        self._finish()

    def _on_close(self):
        self._closed = self._shut = True
        self._finish()

    def _finish(self):
        """Nothing more will come, at least: a read looks why."""
        self._over = True
        self._dry = False
        wake(self._readers)
        wake(self._others)
