"""net.stream: TCP sockets as streams that are read and written through Buffers, as in Titanium.

    from net import stream

    def connected(e):
        e.socket.write(stream.create_buffer(value="hello"))
        stream.pump(e.socket, print_piece, 1024, True)

    stream.create_tcp(host="127.0.0.1", port=8000, connected=connected).connect()
    stream.run()

This file lists what is public: sockets (tcp.py), Buffers (buffer.py), and functions that are
loaded when first used. Callbacks (callbacks.py) are queued, never called inside the call that
causes them. Under net.run() they run inside the loop. stream.run() runs them between the turns of
the loop, so that they may make synchronous calls, which run the loop themselves.
"""

import sys

from ..door import door
from .buffer import BIG_ENDIAN, LITTLE_ENDIAN, Buffer  # noqa: F401
from .tcp import CLOSED, CONNECTED, ERROR, INITIALIZED, LISTENING, TCP  # noqa: F401

MODE_READ = 0
MODE_WRITE = 1
MODE_APPEND = 2
api_name = "Ti.Stream"
create_buffer = Buffer
create_tcp = TCP

_here = sys.modules[__name__]  # the owner of the doors


def run():
    """Run until nothing is open or stop() is called. Callbacks may make synchronous calls."""
    return door(_here, "run", "stream.running")()


def turn(timeout_ms=0):
    """Run net.turn() and then the callbacks. True while something is open."""
    return door(_here, "turn", "stream.running")(timeout_ms)


def stop():
    """Make run() return after the current turn; what is open stays open."""
    return door(_here, "stop", "stream.running")()


def pump(stream, handler, max_chunk_size, is_async=False):
    """Call handler(e) for each chunk read, with the chunk in the Buffer e.buffer; at the end, or
    after a failure, once more with bytes_processed -1 and an empty Buffer.

    Returns after the last call, or at once with is_async. If the handler closes the stream, it is
    not called again. TypeError, ValueError: invalid arguments; synchronously also as
    stream.read()."""
    return door(_here, "pump", "stream.pumping")(stream, handler, max_chunk_size, is_async)


def read(stream, buffer, offset, length=None, callback=None):
    """Read asynchronously: read(stream, buffer, callback) or
    read(stream, buffer, offset, length, callback). If the stream cannot be read, the callback is
    told that too."""
    return door(_here, "read", "stream.transfers")(stream, buffer, offset, length, callback)


def write(stream, buffer, offset, length=None, callback=None):
    """Write asynchronously; the arguments are those of read()."""
    return door(_here, "write", "stream.transfers")(stream, buffer, offset, length, callback)


def read_all(stream, buffer=None, callback=None):
    """Read everything up to the end. Returns a new Buffer. read_all(stream, buffer, callback)
    reads into buffer, whose length becomes that of the data; callback(e) follows."""
    return door(_here, "read_all", "stream.transfers")(stream, buffer, callback)


def write_stream(from_stream, to_stream, max_chunk_size, callback=None):
    """Copy from_stream up to its end, in chunks. Returns the number of bytes; with a callback 0,
    and callback(e) follows. Ends early if to_stream is closed between two chunks. Closes
    neither."""
    copy = door(_here, "write_stream", "stream.transfers")
    return copy(from_stream, to_stream, max_chunk_size, callback)


def create_stream(source=None, mode=None):
    """Return a stream on a Buffer, or on bytes (MODE_READ only). The arguments may be a dict.

    TypeError: any other source. ValueError: unknown mode, or not possible for this source."""
    return door(_here, "create_stream", "stream.memory")(source, mode)


# Module, what it has that few programs use.
_LAZY = (
    (
        "codec",
        " codec encode_number decode_number encode_string decode_string"
        " get_native_byte_order native_byte_order TYPE_BYTE TYPE_SHORT TYPE_INT TYPE_LONG"
        " TYPE_FLOAT TYPE_DOUBLE CHARSET_ASCII CHARSET_ISO_LATIN_1 CHARSET_UTF8 CHARSET_UTF16"
        " CHARSET_UTF16BE CHARSET_UTF16LE ",
    ),
    ("memory", " BufferStream BlobStream "),
)

if False:  # what __getattr__ finds, for editors
    from . import codec  # noqa: F401
    from .codec import *  # noqa: F403
    from .memory import BlobStream, BufferStream  # noqa: F401


def __getattr__(name):
    if name == "__all__":
        return [name for name in __dir__() if name[0] != "_"]
    for module, names in _LAZY:
        if " " + name + " " in names:
            part = __import__("net.stream." + module, None, None, (name,))
            found = globals()[name] = part if name == module else getattr(part, name)
            return found
    raise AttributeError("module 'net.stream' has no attribute " + name)


def __dir__():
    return sorted(set(list(globals()) + (_LAZY[0][1] + _LAZY[1][1]).split()))
