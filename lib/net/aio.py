"""aio: `net` inside asyncio, the same on MicroPython and CPython.

    from net import aio

    async def echo(reader, writer):
        async for line in reader:
            writer.write(line)
            await writer.drain()

    async def main():
        server = await aio.start_server(echo, port=8080)
        await server.serve_forever()

    asyncio.run(main())

Sockets and events of net, coroutines, and asyncio's own streams share one program and one sleep.
May import asyncio and the port; how a runtime's asyncio is joined is in the port's own aio.py.
"""

import asyncio

import net
from net.aio_stream import Stream
from net.aio_turn import poll, settle
from net.aio_writer import host
from net.loop import loop
from net.loop_more import arm


def attach():
    """Let the running asyncio loop turn the loop of net. All else here does it by itself.

    For programs whose coroutines use plain sockets of net: call it once inside asyncio.run(). Then
    neither net.run() nor net.turn() is needed. RuntimeError: asyncio is not running (CPython).
    """
    host.attach(loop, settle, poll, arm)


async def open_connection(host=None, port=None, path=None, **options):
    """Connect: (reader, writer), both the same Stream, when the connection is there; with tls=,
    when the handshake is through.

    Options are those of net.connect. NetError: refused, not found, ... Cancelled or timed out: the
    socket is closed.
    """
    attach()
    options["allow_half_open"] = True
    stream = Stream(net.connect(port, host, path=path, **options))
    try:
        await stream.connected("secure" if options.get("tls") else "connect")
    except BaseException:
        stream.abort()
        raise
    return stream, stream


async def start_server(client_connected, host=None, port=0, backlog=None, path=None, **options):
    """Listen, and run client_connected(reader, writer) as a task for every connection.

    The connection is closed when the task is over. Options are those of net.create_server. Returns
    a Server that listens; NetError: the address is in use, ...
    """
    attach()
    options["allow_half_open"] = True
    server = Server(client_connected, net.create_server(**options))
    try:
        await server._listen(port, host, backlog, path)
    except BaseException:
        server.close()
        raise
    return server


async def wait_for(awaitable, timeout):
    """asyncio.wait_for for reading: asyncio.TimeoutError after timeout seconds (None: never).

    MicroPython's own may drop what a read has just returned when the time is up in the same
    moment; this one waits in the same task, where that cannot happen.
    """
    if timeout is None:
        return await awaitable
    attach()
    late = []
    task = asyncio.current_task()

    def expire():
        late.append(True)
        task.cancel()

    timer = net.call_later(int(timeout * 1000), expire)
    try:
        return await awaitable
    except asyncio.CancelledError:
        # CPython counts: somebody else may have cancelled the task as well.
        if not late or hasattr(task, "uncancel") and task.uncancel():
            raise
        raise asyncio.TimeoutError() from None
    finally:
        timer.cancel()


class Server:
    """What start_server returns; also a context manager (`async with`) that closes it."""

    def __init__(self, client_connected, server):
        self.server = server  # the net.Server
        self.streams = []  # open connections
        self._client_connected = client_connected
        self._waiters = host.waiters()
        self._closed = False
        server.on("connection", self._on_connection)
        server.on("listening", self._wake)
        server.on("error", self._on_error)
        server.on("close", self._on_close)

    @property
    def port(self):
        """The port it listens on."""
        return self.server.address()["port"]

    def address(self):
        """As net's Server.address()."""
        return self.server.address()

    def close(self):
        """Stop listening. Connections live on until their tasks are over."""
        self.server.close()

    def abort_clients(self):
        """Close all connections at once; what their tasks wait for ends."""
        for stream in list(self.streams):
            stream.abort()

    async def wait_closed(self):
        """Wait until it is closed, and its last connection too."""
        while not self._closed:
            await host.wait(self._waiters)

    async def serve_forever(self):
        """Wait until it is closed; cancelled: close it."""
        try:
            await self.wait_closed()
        finally:
            self.close()

    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, error, trace):
        self.close()
        await self.wait_closed()

    async def _listen(self, port, host, backlog, path):
        self.server.listen(port, host, backlog, path=path)
        while not self.server.listening:
            if self.server.error is not None:
                raise self.server.error
            await host.wait(self._waiters)

    def _wake(self):
        host.wake(self._waiters)

    def _on_error(self, error):
        if self.server.listening:
            net.report(error)  # a connection could not be accepted; it goes on
        self._wake()

    def _on_close(self):
        self._closed = True
        self._wake()

    def _on_connection(self, sock):
        stream = Stream(sock)
        self.streams.append(stream)
        sock.on("close", lambda: self.streams.remove(stream))
        coro = self._client_connected(stream, stream)
        if hasattr(coro, "send"):
            # Kept: CPython forgets tasks that nobody holds.
            stream.task = asyncio.create_task(_serve(coro, stream))


async def _serve(coro, stream):
    try:
        await coro
    except Exception as error:
        stream.abort()
        # That its connection failed, or somebody else closed it, is no mistake of the task.
        if error is not stream.error and getattr(error, "code", 0) != "ERR_STREAM_DESTROYED":
            net.report(error)
    except BaseException:
        stream.abort()
        raise
    else:
        stream.close()
