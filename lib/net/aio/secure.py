"""Streams over TLS: ssl= and tls=. Part of net.aio; loaded by the first.

A stream is there when the handshake is through; a server's task begins then.
"""

from .._port import const
from ..tls import Context, SecureServer, SecureSocket
from .reader import Reader
from .server import Listener
from .writer import Writer, runtime

_FLOWING = const(4096)  # bits of a Stream's `_st`
_UP = const(1 << 26)  # it may be used
_ASK = const(1 << 29)  # see reader.py


class Given(Context):
    """A Context made of the platform's own: an ssl.SSLContext."""

    def __init__(self, native, server_hostname, timeout):
        Context.__init__(
            self,
            server_hostname=server_hostname,
            handshake_timeout=10000 if timeout is None else int(timeout * 1000),
            allow_truncation=True,
        )
        native = runtime.given(native)
        self._made = [native, native]


def context(options, ssl, server_hostname):
    """What the options mean; they are taken out."""
    timeout = options.pop("ssl_handshake_timeout", None)
    options.pop("ssl_shutdown_timeout", None)
    tls = options.pop("tls", None)
    if tls is None:
        if ssl is not True:
            return Given(ssl, server_hostname, timeout)
        tls = Context(server_hostname=server_hostname)
    return tls


class SecureStream(Reader, Writer, runtime.Waiting, SecureSocket):  # type: ignore[name-defined]
    """A Stream with TLS."""

    UPON = "secure"
    QUICK = False  # the peer is told that it is the end
    _plain = False
    _base = SecureSocket
    _serving = _waiter = None

    def __init__(self, allow_half_open=True, high_water_mark=None, max_queued=None, tls=False):
        self._in = b""
        self._reader = None
        SecureSocket.__init__(self, True, high_water_mark, max_queued, tls=tls)
        self._st |= _FLOWING | _ASK  # somebody reads, also after our end

    def close(self):
        """As Stream.close."""
        if self._phase == 1:
            self.abort()  # nothing can have been sent
        else:
            Writer.close(self)


SecureStream = runtime.complete(SecureStream)


def client(options, ssl, server_hostname):
    """A stream that will connect."""
    return SecureStream(tls=context(options, ssl, server_hostname), **options)


class SecureListener(Listener, SecureServer):
    """A Listener whose connections are SecureStreams."""

    def __init__(self, tls=False, **options):
        SecureServer.__init__(self, tls=tls, **options)

    def _make(self, allow_half_open, high_water_mark, max_queued):
        stream = SecureStream(allow_half_open, high_water_mark, max_queued)
        stream._tls = self._tls
        return stream


def listener(options, ssl):
    """The class of net.Servers for these options."""
    options["tls"] = context(options, ssl, None)
    return SecureListener


async def upgrade(stream, ssl, server_hostname, timeout):
    """Make a plain stream one with TLS, where classes can change."""
    stream.__class__ = SecureStream
    stream._st = stream._st & ~_UP | _ASK
    stream._tls = Given(ssl, server_hostname, timeout)
    stream._host = server_hostname
    stream._cb = stream._wr = None
    stream._raw = stream._sys
    stream._takes = stream._took
    stream._phase = 1
    stream._hand(stream._server is not None)
    await stream.connected()
