"""aio: `net` inside asyncio, the same on MicroPython and CPython.

    from net import aio

    async def echo(reader, writer):
        async for line in reader:
            writer.write(line)
            await writer.drain()
        await writer.aclose()

    async def main():
        server = await aio.start_server(echo, port=8080)
        await server.serve_forever()

    asyncio.run(main())

Sockets and events of net, coroutines, and asyncio's own streams share one program and one sleep.
What else asyncio has is found here too: `from net import aio as asyncio` is a program's one
change; install() puts the functions here in asyncio's place, for libraries.

May import asyncio and the port; how a runtime's asyncio is joined is in the port's own aio.py.
"""

import asyncio

from ..loop import loop
from ..loop_more import arm
from ..timers import call_later
from .reader import IncompleteReadError  # noqa: F401
from .server import Server
from .stream import Stream, runtime
from .turn import poll, settle

# The functions of asyncio that install() replaces, and what they were.
_NAMES = ("open_connection", "start_server", "open_unix_connection", "start_unix_server")
_before: dict = {}


def __getattr__(name):
    return getattr(asyncio, name)


def attach():
    """Let the running asyncio loop turn the loop of net. All else here does it by itself.

    For programs whose coroutines use plain sockets of net: call it once inside asyncio.run(). Then
    neither net.run() nor net.turn() is needed. RuntimeError: asyncio is not running (CPython), or
    another thread's asyncio turns the loop of net already.
    """
    if loop.poller is None:
        loop.renew()
    runtime.attach(loop, settle, poll, arm)


async def open_connection(
    host=None, port=None, ssl=None, server_hostname=None, path=None, limit=None, **options
):
    """Connect: (reader, writer), both the same Stream, when the connection is there; with TLS,
    when the handshake is through.

    ssl: True, or an ssl.SSLContext; server_hostname: the name that its certificate must have;
    limit: the longest line, bytes. Options are those of net.connect, `tls` among them, and on
    CPython those of asyncio. NetError: refused, not found, ... Cancelled or timed out: the socket
    is closed.
    """
    attach()
    if path is not None:
        options["path"] = path
    sock = runtime.client(options)
    from ..connecting import split

    where, options = split(port, host, None, options)
    if ssl or options.get("tls"):
        from .secure import client

        stream = client(options, ssl, server_hostname)
    else:
        options.pop("tls", None)
        stream = Stream(**options)
    if limit is not None:
        stream.limit = limit
    pair = stream, stream  # nobody would close it if there were no memory for this later
    try:
        if sock is None:
            stream.connect(where)
        else:
            runtime.take(stream, sock)
        await stream.connected()
    except BaseException:
        stream.abort()
        raise
    return pair


async def start_server(
    client_connected, host=None, port=None, backlog=None, ssl=None, path=None, **options
):
    """Listen, and run client_connected(reader, writer) as a task for every connection; a plain
    function is called.

    ssl: an ssl.SSLContext; limit: the longest line, bytes. Options are those of net.create_server,
    `tls` among them, and on CPython those of asyncio.
    Returns a Server; NetError: the address is in use, ...
    """
    attach()
    server = Server(client_connected, options, ssl)
    try:
        await server.begin(host, port or 0, backlog, path, options)
    except BaseException:
        server.close()
        raise
    return server


async def open_unix_connection(path=None, **options):
    """open_connection to a local socket."""
    return await open_connection(path=path, **options)


async def start_unix_server(client_connected, path=None, **options):
    """start_server on a local socket."""
    return await start_server(client_connected, path=path, **options)


async def wait_for(awaitable, timeout):
    """asyncio.wait_for for reading: asyncio.TimeoutError after timeout seconds (None: never).

    MicroPython's own may drop what a read has just returned when the time is up in the same
    moment; this one waits in the same task, where that cannot happen.
    """
    if timeout is None:
        return await awaitable
    attach()
    late = [False]  # what expires takes no memory
    task = asyncio.current_task()

    def expire():
        late[0] = True
        task.cancel()

    timer = call_later(int(timeout * 1000), expire)
    try:
        return await awaitable
    except asyncio.CancelledError:
        # CPython counts: somebody else may have cancelled the task as well.
        if not late[0] or hasattr(task, "uncancel") and task.uncancel():
            raise
        raise asyncio.TimeoutError() from None
    finally:
        timer.cancel()


def install():
    """Put open_connection and start_server (CPython: those of local sockets too) in the place of
    asyncio's. Before the import of libraries that keep the functions. Again: nothing."""
    for place in runtime.places():
        for name in _NAMES:
            if (place, name) not in _before:
                _before[(place, name)] = place.__dict__.get(name)
                setattr(place, name, globals()[name])


def uninstall():
    """Give asyncio its own functions back; what is open stays what it is."""
    while _before:
        (place, name), function = _before.popitem()
        if function is None:
            delattr(place, name)
        else:
            setattr(place, name, function)
