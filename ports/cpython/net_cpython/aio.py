"""The loop of `net` inside CPython's asyncio, without a thread and without polling.

Part of net_cpython. Loaded by net.aio; given the loop, since a port imports nothing of net. How
the two loops are joined is in aio_selector.py and aio_reader.py; what asyncio's streams have
besides, in aio_stream.py and aio_listen.py.
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

# Tasks that wait for the same thing, and look again when they are woken.

CLOSES = False  # wait_closed() waits for who closes, as in asyncio
REFUSES = False  # writing to a closed stream is quiet; drain() raises, as in asyncio
LASTS = sys.version_info >= (3, 12)  # Server.wait_closed() waits for connections, as there
TOLD = True  # start_server has start_serving=


class Waiting:
    """What tasks wait for. _reader, _waiter: None, a future, or a list of several."""


def wait(stream):
    """To be awaited: until wake()."""
    future = asyncio.get_running_loop().create_future()
    first = stream._reader
    stream._reader = future if first is None else _queued(first, future)
    return future


def wait_other(stream):
    """To be awaited: until wake_other()."""
    future = asyncio.get_running_loop().create_future()
    first = stream._waiter
    stream._waiter = future if first is None else _queued(first, future)
    return future


def _queued(first, future):
    """Several wait; not those any more that were cancelled."""
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
    """A coroutine that is over; it may be awaited as often as one likes."""

    __await__ = ().__iter__  # as `iter(())`, without a call of Python's

    def send(self, value):
        raise StopIteration

    def throw(self, *error):
        raise error[0]

    def close(self):
        pass


DONE = _Done()


# ---- what asyncio has


def incomplete(kind):
    """The class of readexactly's error."""
    return asyncio.IncompleteReadError


_FAMILIES = {socket.AF_UNSPEC: 0, socket.AF_INET: 4, socket.AF_INET6: 6, 4: 4}


def client(options):
    """Say in net's words what asyncio's open_connection may be told. The `sock` among it, which
    is connected already."""
    local = options.pop("local_addr", None)
    if local is not None:
        options["local_address"], options["local_port"] = local[:2]
    if "family" in options:
        options["family"] = _FAMILIES[options["family"]]
    # How names are looked up and addresses tried is net's.
    for name in ("proto", "flags", "happy_eyeballs_delay", "interleave", "all_errors"):
        options.pop(name, None)
    return options.pop("sock", None)


def take(stream, sock):
    """Make a stream of a socket that is connected."""
    sock.setblocking(False)
    stream._attach(Given(sock))
    stream.fire("connect")
    stream._begin()


def start(coro, stream):
    """Run a client_connected as a task."""
    stream.task = task = asyncio.get_running_loop().create_task(coro)
    task.add_done_callback(stream.ended)


def given(context):
    """A context of the program's own, as net.tls uses it."""
    from net_cpython import secure

    if context.sslsocket_class is ssl.SSLSocket:
        context.sslsocket_class = secure._Stream
    return context


def let_go(stream):
    """Close it when nobody has it."""
    weakref.finalize(stream, stream._sys.sock.close)
    return True


def sockets(listening):
    """Of a Server."""
    return tuple(TransportSocket(sock) for sock in listening if sock is not None)


def places():
    """Where install() replaces functions."""
    return asyncio, asyncio.streams


# ---- joining the loops

_host = None


def attach(loop, settle, poll, arm):
    """Make the running asyncio loop turn this loop; again in the next asyncio.run()."""
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
    arm()  # so that answers of other threads make the poller ready
    _host = host = Host(loop, outer, settle, poll)
    host.thread = threading.get_ident()
    host.begin()
