"""Server: what aio.start_server returns. Part of net.aio."""

import asyncio

from .._port import const, port
from ..emitter import Emitter
from ..loop import loop
from ..server import Server as NetServer
from .stream import Stream
from .writer import runtime, wait_other, wake_other

_STARTED = const(32)  # bits of a Stream's `_st`
_DESTROYED = const(1024)
_UP = const(1 << 26)


class Listener(NetServer):
    """A net.Server whose connections are Streams."""

    _kind = Stream  # type: ignore[assignment]
    replaces = False

    def fire(self, event, arg=...):
        if event == "error" and self._sys is not None:
            loop.report(arg)  # a connection could not be accepted; it goes on
        wake_other(self.owner)
        return Emitter.fire(self, event, arg) or event == "error"

    def _adopt(self, found, tell=None):
        """As in Server; its task begins at once, and there is nobody else to tell."""
        stream = super()._adopt(found)
        try:
            # Until somebody reads: `streams` and whoever ends a loop look there.
            loop.handles[stream] = loop.fresh.pop(found[0])
            self.owner.met(stream)
        except Exception as error:
            if not stream._st & _DESTROYED:
                stream._close_now()
                raise
            loop.report(error)  # the loop will close it; who hears of it would, too

    def leave(self):
        """asyncio's loop is over."""
        self.close()

    def adopt(self, sock, backlog):
        """Listen with a system socket that is bound."""
        from ..listening import Listening

        where = port.local(sock)
        self._asked = (where[0], where[1] or 0)  # who made a local socket keeps its file
        self._pending = request = Listening(self, backlog, None, False)
        request.bind(sock)


class Server(runtime.Waiting):  # type: ignore[name-defined]
    """A server of streams; also a context manager (`async with`) that closes it."""

    _reader = _waiter = None  # tasks that wait; see the port

    def __init__(self, client_connected, options, ssl=None):
        self._client_connected = client_connected
        self._limit = options.pop("limit", None)
        self._start = not runtime.TOLD or options.pop("start_serving", True)
        if ssl or options.get("tls"):
            from .secure import listener

            self._kind = listener(options, ssl)
        else:
            options.pop("tls", None)
            self._kind = Listener
        self._loop = asyncio.get_event_loop()
        self.servers = []

    @property
    def server(self):
        """The net.Server."""
        return self.servers[0]

    @property
    def port(self):
        """The port it listens on."""
        return self.address()["port"]

    @property
    def streams(self):
        """The open connections."""
        return [s for s in loop.handles.values() if getattr(s, "_server", None) in self.servers]

    def address(self):
        """As net's Server.address()."""
        return self.server.address()

    def is_serving(self):
        """Whether it listens."""
        return any(server._sys is not None for server in self.servers)

    @property
    def sockets(self):
        """The sockets it listens on; on CPython a tuple as asyncio's, empty when closed."""
        return runtime.sockets(server._sys for server in self.servers)

    def get_loop(self):
        """The loop of asyncio that it lives in."""
        return self._loop

    def close(self):
        """Stop listening. Connections live on."""
        for server in self.servers:
            if server._sys is not None or server._pending is not None:
                server.close()
        wake_other(self)

    def abort_clients(self):
        """Close all connections at once; what their tasks wait for ends."""
        for stream in self.streams:
            stream.abort()

    def close_clients(self):
        """Close all connections when what waits is sent."""
        for stream in self.streams:
            stream.close()

    async def wait_closed(self):
        """Wait until it is closed (with CPython 3.12 or later its connections too, as there).
        Cancelled: it is closed."""
        try:
            while self.is_serving() or runtime.LASTS and self.streams:
                await wait_other(self)
        except asyncio.CancelledError:
            self.close()
            raise

    async def start_serving(self):
        """Listen, if it was made with start_serving False."""
        if not self._start:
            self._start = True
            await self._listen()

    async def serve_forever(self):
        """Listen until it is cancelled, or closed: CancelledError then, as in asyncio."""
        await self.start_serving()
        try:
            while self.is_serving():
                await wait_other(self)
            raise asyncio.CancelledError
        finally:
            self.close()

    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, error, trace):
        self.close()

    # ---- inside

    async def begin(self, host, port, backlog, path, options):
        """Make a net.Server for each address, and listen."""
        self._asked = await runtime.addresses(host, port, backlog, path, options)
        options["allow_half_open"] = True
        for _ in self._asked:
            server = self._kind(**options)
            server.owner = self
            self.servers.append(server)
        if self._start:
            await self._listen()

    async def _listen(self):
        for server, asked in zip(self.servers, self._asked):
            runtime.listen(server, asked)
            while not server.listening:
                if server.error is not None:
                    raise server.error
                if server._pending is None:
                    return  # closed meanwhile: is_serving() says so
                await wait_other(self)

    def met(self, stream):
        """A client has connected."""
        if self._limit is not None:
            stream.limit = self._limit
        if stream.QUICK:
            stream._st |= _STARTED | _UP
            self.serve(stream)
        else:
            stream._serving = self  # when the handshake is through
            loop.defer(_begin, stream)

    def serve(self, stream):
        """Its task begins."""
        try:
            coro = self._client_connected(stream, stream)
        except Exception as error:
            stream(None, error)
            return
        if hasattr(coro, "send"):
            runtime.start(coro, stream)
        else:
            stream(None, StopIteration())


def _begin(stream, arg):
    if stream._sys is not None:
        stream._begin()
