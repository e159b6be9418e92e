"""Runs net's loop inside CPython's asyncio, without a thread and without polling at intervals.

Part of net_cpython. Loaded by net.aio, which passes the loop, since a port imports nothing of net.
aio_selector.py and aio_reader.py join the two loops; aio_stream.py and aio_listen.py add the parts
of asyncio's streams that MicroPython's lack.
"""

import asyncio
import socket
import ssl
import sys
import threading
import weakref
from asyncio.trsock import TransportSocket

from net_cpython.aio_listen import addresses, listen
from net_cpython.aio_stream import complete
from net_cpython.conn import Given

__all__ = ["addresses", "complete", "listen"]

# Several tasks may wait for the same thing. They check it again when woken.

CLOSES = False  # wait_closed() waits until somebody closes, as in asyncio
REFUSES = False  # writing to a closed stream does not raise, but drain() does, as in asyncio
LASTS = sys.version_info >= (3, 12)  # Server.wait_closed() waits for connections, too
TOLD = True  # start_server accepts start_serving=


class Waiting:
    """Base of what tasks wait for. _reader, _waiter: None, a future, or a list of several."""


def wait(stream):
    """Return an awaitable that ends with wake()."""
    future = asyncio.get_running_loop().create_future()
    first = stream._reader
    stream._reader = future if first is None else _queued(first, future)
    return future


def wait_other(stream):
    """Return an awaitable that ends with wake_other()."""
    future = asyncio.get_running_loop().create_future()
    first = stream._waiter
    stream._waiter = future if first is None else _queued(first, future)
    return future


def _queued(first, future):
    """Return the list of all who wait, without those that were cancelled."""
    if not isinstance(first, list):
        first = [first]
    return [other for other in first if not other.done()] + [future]


def wake(stream):
    future = stream._reader
    if future is not None:
        stream._reader = None
        _wake(future)


def wake_other(stream):
    future = stream._waiter
    if future is not None:
        stream._waiter = None
        _wake(future)


def _wake(future):
    for each in future if isinstance(future, list) else (future,):
        if not each.done():
            each.set_result(None)


class _Done:
    """A completed coroutine that may be awaited any number of times."""

    __await__ = ().__iter__  # as `iter(())`, without a Python call

    def send(self, value):
        raise StopIteration

    def throw(self, *error):
        raise error[0]

    def close(self):
        pass


DONE = _Done()


# ---- what asyncio offers


def incomplete(kind):
    """Return the class of readexactly's error."""
    return asyncio.IncompleteReadError


_FAMILIES = {socket.AF_UNSPEC: 0, socket.AF_INET: 4, socket.AF_INET6: 6, 4: 4}


def client(options):
    """Convert options of asyncio's open_connection to net's. Returns `sock`, a connected socket,
    or None."""
    local = options.pop("local_addr", None)
    if local is not None:
        options["local_address"], options["local_port"] = local[:2]
    if "family" in options:
        options["family"] = _FAMILIES[options["family"]]
    # net has its own way of looking up names and trying addresses.
    for name in ("proto", "flags", "happy_eyeballs_delay", "interleave", "all_errors"):
        options.pop(name, None)
    return options.pop("sock", None)


def take(stream, sock):
    """Let a stream take over a connected socket."""
    sock.setblocking(False)
    stream._attach(Given(sock))
    stream.fire("connect")
    stream._begin()


def start(coro, stream):
    """Run a client_connected callback as a task."""
    stream.task = task = asyncio.get_running_loop().create_task(coro)
    task.add_done_callback(stream.ended)


def given(context):
    """Prepare an ssl context made by the program for net.tls. Returns it."""
    from net_cpython import secure

    if context.sslsocket_class is ssl.SSLSocket:
        context.sslsocket_class = secure._Stream
    return context


def let_go(stream):
    """Close the stream when nothing refers to it any more."""
    weakref.finalize(stream, stream._sys.sock.close)
    return True


def sockets(listening):
    """Return what Server.sockets is."""
    return tuple(TransportSocket(sock) for sock in listening if sock is not None)


def places():
    """Return the modules in which install() replaces functions."""
    return asyncio, asyncio.streams


# ---- joining the loops

_host = None


def attach(loop, settle, poll, arm):
    """Make the running asyncio loop turn this loop. Called again in each asyncio.run()."""
    global _host
    outer = asyncio.get_running_loop()
    host = _host
    if host is not None:
        if host.outer is outer:
            return
        if host.outer.is_running() and host.thread != threading.get_ident():
            raise RuntimeError(
                "net.aio: asyncio of another thread turns the loop of net already, "
                "and there is one loop of net: use the streams in that thread"
            )
        host.end()
    if hasattr(outer, "_selector"):
        from net_cpython.aio_selector import Host
    else:
        from net_cpython.aio_reader import Host
    arm()  # so that lookups in other threads make the poller ready
    _host = host = Host(loop, outer, settle, poll)
    host.thread = threading.get_ident()
    host.begin()
