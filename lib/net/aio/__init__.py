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
    """Make the running asyncio loop drive the loop of net. The other functions do so
    automatically.

    Programs whose coroutines use plain net sockets call it once inside asyncio.run(), and then
    need neither net.run() nor net.turn(). RuntimeError: asyncio is not running (CPython), or
    asyncio in another thread already drives the loop of net.
    """
    if loop.poller is None:
        loop.renew()
    runtime.attach(loop, settle, poll, arm)


async def open_connection(
    host=None, port=None, ssl=None, server_hostname=None, path=None, limit=None, **options
):
    """Return (reader, writer), both the same Stream, once it is connected and, with TLS, the
    handshake is complete.

    ssl: True, or an ssl.SSLContext; server_hostname: the name that the certificate must be valid
    for; limit: the longest line in bytes. The options are those of net.connect, including `tls`,
    and on CPython those of asyncio. NetError: refused, not found, ... If it is cancelled or times
    out, the socket is closed.
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
    """Listen, and run client_connected(reader, writer) as a task for every connection; if it is a
    plain function, call it. Returns a Server.

    ssl: an ssl.SSLContext; limit: the longest line in bytes. The options are those of
    net.create_server, including `tls`, and on CPython those of asyncio. NetError: the address is
    in use, ...
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
    """Like open_connection, for a local (Unix domain) socket."""
    return await open_connection(path=path, **options)


async def start_unix_server(client_connected, path=None, **options):
    """Like start_server, for a local (Unix domain) socket."""
    return await start_server(client_connected, path=path, **options)


async def wait_for(awaitable, timeout):
    """Like asyncio.wait_for: asyncio.TimeoutError after timeout seconds (None: never).

    MicroPython's own may lose what a read has just returned if the time expires at the same
    moment. This one waits in the same task, where that cannot happen.
    """
    if timeout is None:
        return await awaitable
    attach()
    late = [False]  # so that expiring does not allocate
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
    """Replace asyncio's open_connection and start_server (on CPython also those for local
    sockets). Call it before importing libraries that use them. Calling it again has no effect."""
    for place in runtime.places():
        for name in _NAMES:
            if (place, name) not in _before:
                _before[(place, name)] = place.__dict__.get(name)
                setattr(place, name, globals()[name])


def uninstall():
    """Restore asyncio's own functions. Open streams and servers are not affected."""
    while _before:
        (place, name), function = _before.popitem()
        if function is None:
            delattr(place, name)
        else:
            setattr(place, name, function)
