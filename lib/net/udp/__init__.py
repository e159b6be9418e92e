"""net.udp: datagrams, as events.

    from net import udp

    def on_message(data, sender):
        socket.send(data, sender)

    socket = udp.create_socket(on_message).bind(5005)

An option: uses the core's own names. A Socket is a handle of the loop with one system socket;
platform-specific code is in the port's udp.py.
"""

from random import getrandbits

from .. import Emitter, NetError, is_ip
from .._port import port as _port
from ..emitter import check_callable
from ..errors import net_error
from ..loop import loop
from ..resolving import Resolution, check_where
from ..writable import bytes_like, tell_error

_udp = __import__(_port.__name__ + ".udp", None, None, ("open",))
_READ = 25  # and ERR and HUP
_NOT_READ = 24
_FIRST = 49152  # the first of the dynamic ports
_TRIES = 8
_IN_USE = 98
_MOST_ASKED = 8  # names that one socket looks up at the same time
_MOST_FAILED = 16  # reads in a row
_NO_ROOM = (11, 12, 105)


def create_socket(on_message=None, **options) -> "Socket":
    """Return a Socket; on_message(data, sender) is a listener of `message`. Options: see
    Socket."""
    made = Socket(**options)
    if on_message is not None:
        made.on("message", on_message)
    return made


class Socket(Emitter):
    """A UDP socket.

    family      4 or 6
    longest     the largest datagram in bytes; larger ones are dropped and counted in `too_long`
    broadcast   allow sending to broadcast addresses
    shared      allow other sockets on this machine to bind to the same port (mDNS needs that)
    onread      (buffer, callback), in place of `message`: callback(n, buffer, socket); the
                datagram is valid until it returns, the sender is in `sender`. False pauses

    Events: listening(), message(data, sender), error(NetError), close(). sender is (address,
    port), as send() takes it. A failed send or receive does not close the socket.
    Allocates: the bytes of each datagram and (address, port); with onread nothing on CPython. On
    MicroPython, which cannot read exactly one datagram into a buffer, the same as without.
    Attributes: sender, of the last datagram; too_long.
    """

    _cb = None  # the loop reads it of every handle
    _sys = None
    sender = None
    too_long = 0

    def __init__(self, family=4, longest=1472, broadcast=False, shared=False, onread=None):
        if family not in (4, 6):
            raise ValueError("udp: family must be 4 or 6")
        if type(longest) is not int:
            raise TypeError("udp: longest must be an int")
        if not 0 < longest < 65536:
            raise ValueError("udp: longest must be from 1 to 65535")
        if onread is not None:
            buffer, callback = onread
            check_callable(callback, "callback")
            view = memoryview(buffer)  # TypeError unless it is a buffer
            if not len(view):
                raise ValueError("udp: onread: buffer must not be empty")
            view[0] = view[0]  # TypeError unless it can be read into
        self._family = family
        self._longest = longest
        self._broadcast = broadcast
        self._shared = shared
        self._onread = onread
        # What is set later stands here, because an object that grows takes memory.
        self._sys = self._where = None  # _where: (address, port), as asked for or chosen
        self._paused = self._registered = False
        self._failures = self._asking = 0
        self._numeric = None  # the last host that was an address

    # ---- what programs call

    def bind(self, port: int = 0, host: "str | None" = None, on_listening=None):
        """Bind to a port (0: any free one) and to host, a numeric address of this machine (None:
        all addresses).

        `listening` follows, or `error` and `close`. Returns self. TypeError, ValueError: invalid
        arguments. NetError: it is already bound."""
        check_where(port, host)
        if host is not None and is_ip(host) != self._family:
            raise ValueError("udp: host must be an IPv%d address" % self._family)
        if self._where is not None:
            raise NetError(22, "bind", "ERR_SOCKET_ALREADY_BOUND")
        if on_listening is not None:
            self.once("listening", on_listening)
        host = host or ("0.0.0.0" if self._family == 4 else "::")
        try:
            sock = self._open(host, port)
        except (OSError, MemoryError) as error:
            loop.defer(tell_error, self, net_error(error, "bind", (None, host, port, None, "")))
            loop.defer(_tell_closed, self)
            return self
        try:
            where = (host, self._number)
            loop.handles[self] = self  # not registered yet, but close_all must know it
            loop.defer(_begin, self)
        except BaseException:
            loop.handles.pop(self, None)
            _port.close(sock)
            raise
        self._sys = sock
        self._where = where
        loop.open += 1
        return self

    def _open(self, host, port):
        tries = 0 if port or _port.TELLS_PORT else _TRIES
        while True:
            self._number = number = _FIRST + getrandbits(14) if tries else port
            try:
                return _udp.open(host, number, self._family, self._shared, self._broadcast)
            except OSError as error:
                tries -= 1
                if tries < 1 or _port.errno(error) != _IN_USE:
                    raise

    def send(self, data, to) -> bool:
        """Send one datagram, str (as UTF-8) or bytes-like, to (host, port), where host is an
        address or a name. A socket that is not bound is bound to a free port first.

        False: not sent, because the system has no room or for the reason that `error` reports.
        True: it was sent, or its name is being looked up; it may still get lost. TypeError,
        ValueError: invalid arguments. NetError: the socket is closed."""
        host, port = to
        check_where(port, None)
        if not isinstance(data, bytes):
            data = bytes_like(data)
        known = self._numeric is not None and host == self._numeric
        if not known:
            check_where(port, host or 0)
        if self._sys is None:
            if self._where is not None:
                raise NetError(9, "send", "ERR_SOCKET_DGRAM_NOT_RUNNING")
            if self.bind()._sys is None:
                return False
        if not known:
            if not is_ip(host):
                return self._look_up(data, host, port)
            self._numeric = host
        return self._put(data, to)

    def pause(self):
        """Stop receiving; the system buffers a few datagrams and drops the rest. Returns self."""
        self._paused = True
        self._refresh()
        return self

    def resume(self):
        """Start receiving again. Returns self."""
        self._paused = False
        self._refresh()
        return self

    def join(self, group: str, interface: "str | None" = None):
        """Join an IPv4 multicast group on the interface that has that address; datagrams to groups
        are then sent from there. Returns self, or False where the platform cannot or refuses. The
        socket must be bound. ValueError: not a multicast group."""
        return self._membership(group, interface, True)

    def leave(self, group: str, interface: "str | None" = None):
        """Leave a group; closing does that automatically. Returns as join()."""
        return self._membership(group, interface, False)

    def _membership(self, group, interface, on):
        for text in (group, interface or "0.0.0.0"):
            if is_ip(text) != 4:
                raise ValueError("udp: not an IPv4 address: %s" % (text,))
        if not 224 <= int(group[: group.find(".")]) < 240:
            raise ValueError("udp: not a multicast group: " + group)
        if self._sys is None:
            raise NetError(9, "join", "ERR_SOCKET_DGRAM_NOT_RUNNING")
        return self if _udp.member(self._sys, group, interface or "0.0.0.0", on) else False

    def address(self) -> dict:
        """Return {"address", "family", "port"}; {} when it is not bound."""
        if self._sys is None:
            return {}
        here = _port.local(self._sys) or self._where
        return {"address": here[0], "family": "IPv%d" % self._family, "port": here[1]}

    def close(self):
        """Close; `close` follows. Returns self."""
        return self.destroy()

    def destroy(self, error=None):
        """Close; error, if given, is emitted first. Returns self."""
        if self._sys is None:
            return self
        loop.close(self, self._sys)
        try:
            if error:
                loop.defer(tell_error, self, error)
        except MemoryError:  # nothing has changed
            loop.closing.pop()
            raise
        self._sys = None
        self._registered = False
        loop.handles.pop(self, None)
        return self

    def _fail(self, error=None):
        self.destroy(error)  # that of a subclass, if it has one

    _abandon = _fail

    # ---- for the loop

    def _mask(self):
        return _NOT_READ if self._paused else _READ

    def _refresh(self):
        if self._registered:
            loop.poller.modify(_port.key(self._sys), self._mask())

    def _ready(self, flags):
        if self._sys is None or self._paused:
            return
        onread = self._onread
        try:
            if onread is None:
                got = _udp.receive(self._sys, self._longest + 1)
            else:
                got = _udp.receive_into(self._sys, onread[0])
        except (OSError, MemoryError) as error:
            self._read_failed(error)
            return
        if got is None:
            if flags & _NOT_READ:
                self._read_failed(OSError(5))
            return
        self._failures = 0
        self.sender = got[1]
        if onread is not None:
            if onread[1](got[0], onread[0], self) is False:
                self.pause()
        elif len(got[0]) > self._longest:
            self.too_long += 1
        else:
            self._tell(got[0], got[1])

    def _read_failed(self, error):
        """Report a failed read. It is often an ICMP answer to a datagram, so the socket goes
        on."""
        error = net_error(error, "read")
        self._failures += 1
        if self._failures >= _MOST_FAILED:
            self.destroy(error)
        else:
            loop.defer(tell_error, self, error)

    def _tell(self, data, sender):
        ev = self._ev
        i = 0
        while ev is not None and i < len(ev):
            if ev[i] == "message":
                ev[i + 1](data, sender)
            i += 2

    def _doomed(self):
        """A listener raised: it goes on, as a server does. Else one datagram, which anybody may
        send, would end the service for all."""

    def _closed(self):
        loop.open -= 1
        self.fire("close")

    # ---- sending

    def _put(self, data, to):
        try:
            return _udp.send(self._sys, data, to)
        except (OSError, MemoryError) as error:
            error = net_error(error, "send", (None, to[0], to[1], None, ""))
            if error.errno not in _NO_ROOM:
                loop.defer(tell_error, self, error)
            return False

    def _look_up(self, data, host, port):
        if self._asking >= _MOST_ASKED:
            return False
        asked = _Addressee(self, bytes(data), port)
        resolution = Resolution(asked, self)
        resolution.begin(host, port, self._family)
        self._asking += 1
        return True


class _Addressee:
    """A datagram that waits for a name to be looked up."""

    def __init__(self, socket, data, port):
        self.socket = socket
        self.data = data
        self.port = port

    def _resolved(self, error, addr, text, family, more):
        socket = self.socket
        socket._asking -= 1
        if socket._sys is None:
            return  # closed meanwhile
        if error is not None:
            tell_error(socket, error)
        else:
            socket._put(self.data, (text, self.port))


# ---- jobs


def _begin(socket, arg):
    sock = socket._sys
    if sock is None:
        return
    loop.handles.pop(socket, None)
    error = loop.watch(socket, sock, socket._mask())
    if error is not None:
        socket.destroy(net_error(error, "poll"))
        return
    socket._registered = True
    socket.fire("listening")


def _tell_closed(socket, arg):
    socket.fire("close")
