"""StreamSocket of net.msgport: receiving and sending on the fast path, its state, and doors for
the other methods. Imports net's public names.

The rest is loaded when first used: connecting.py and listening.py with the code for failures,
address.py, ahead.py (counts, text, data that did not fit), blocking.py (blocking calls),
options.py.
"""

import net

from ..door import door
from .message_port import MessagePort, SocketEvent, const, look
from .status import Status

# Bits of `_ready`, the conditions that hold, and `_wants`, those that the program waits for.
_READ = const(1)
_WRITE = const(2)
_EXCEPT = const(4)
_END = const(8)  # the peer's end was read
# States. Other files repeat those they need: a const of one file is not folded in another.
_CONNECTING = const(1)
_CONNECTED = const(2)
_REFUSED = const(3)  # like a new one, but with an error to report
_BROKEN = const(4)
_LISTENING = const(5)
_CLOSED = const(6)
# By state: the status of a send or receive without effect. ENOTCONN, EAGAIN, ..., EBADF.
_IDLE = b"\x6b\x0b\x0b\x6b\0\x6b\x09"
_EAGAIN = const(11)
_EINVAL = const(22)
_ECONNABORTED = const(103)

_SOURCES = (bytes, bytearray, memoryview)


class StreamSocket(Status):
    """A TCP socket: all of roStreamSocket, in snake_case.

    send and receive return the number of bytes, 0 at the peer's end (or for length 0), or -1 and
    set the status. Status numbers are Linux's on every platform. Options and e_...(): status.py.
    """

    _ids = 0
    # (host, port) it is bound to; its server; the peer's SocketAddress; bytes read ahead.
    _bound = _server = _to = _ahead = _options = None
    _error = _piped = 0  # what broke the connection; EPIPE, once send has reported it
    _confirm = False  # the next connect() confirms the connection
    _waits = False  # a blocking send() is calling send()

    def __init__(self):
        StreamSocket._ids += 1
        self._id = StreamSocket._ids
        self._state = self._status = self._ready = self._wants = 0
        self._sock = self._port = None
        self._queued = False  # in the port's queue
        self._plain = False  # connected and nothing is read ahead: receive() asks the core
        self._event = SocketEvent(self._id)

    # ---- state

    def get_id(self):
        """Return a number that no other socket has."""
        return self._id

    def is_connected(self):
        """Whether it is connected. While connecting, it returns what was known and then checks."""
        state = self._state
        if state == _CONNECTING:
            look()
        return state == _CONNECTED

    def is_listening(self):
        """Whether listen() has succeeded."""
        return self._state == _LISTENING

    def is_readable(self):
        """Whether a receive or accept would not block."""
        return self._is(_READ)

    def is_writable(self):
        """Whether a send would not block."""
        return self._is(_WRITE)

    def is_exception(self):
        """Whether the connection has failed. Out-of-band data is not reported."""
        return door(StreamSocket, "is_exception", "msgport.ahead")(self)

    def _is(self, bit):
        if not self._ready & bit:
            look()
        return self._ready & bit > 0

    # ---- notifications

    def notify_readable(self, enable):
        """Enable or disable events for: a receive or accept would not block."""
        self._notify(_READ, enable)

    def notify_writable(self, enable):
        """Enable or disable events for: a send would not block."""
        self._notify(_WRITE, enable)

    def notify_exception(self, enable):
        """Enable or disable events for: the connection has failed."""
        self._notify(_EXCEPT, enable)

    def _notify(self, bit, enable):
        self._wants = self._wants | bit if enable else self._wants & ~bit
        self._holds(0)

    def get_message_port(self):
        """Return the MessagePort, or None."""
        return self._port

    def set_message_port(self, port):
        """Send events to this MessagePort, and make calls non-blocking; None: no events, and calls
        block. TypeError: anything else."""
        if port is not None and not isinstance(port, MessagePort):
            raise TypeError("port must be a MessagePort or None")
        if self._port is not port:
            if port is not None and self._state != _CLOSED:
                port._join()
            if self._port is not None and self._state != _CLOSED:
                self._port._leave(self)
        self._port = port
        self._holds(0)

    def _holds(self, bits):
        """Note conditions that hold from now on. Allocates: nothing."""
        if self._state == _CLOSED:
            return
        self._ready = ready = self._ready | bits
        if ready & self._wants and not self._queued and self._port is not None:
            self._port._add(self)

    # ---- from the core

    def _attach(self, sock):
        """Take over a net.Socket."""
        self._sock = sock
        sock.on("readable", self._on_readable)
        sock.on("drain", self._on_drain)
        sock.on("error", self._on_error)
        sock.on("close", lambda: self._on_close(sock))

    def _open(self):
        """The connection is up."""
        self._state = _CONNECTED
        self._plain = True

    def _on_readable(self):
        ready = self._ready
        self._ready = ready | _READ
        if not self._queued and self._wants & (ready | _READ) and self._port is not None:
            # As MessagePort._add, without the call.
            port = self._port
            port._sockets[port._n] = self
            port._n += 1
            self._queued = True
        # An error shows only by reading; after a failed write this is the last chance.
        if self._wants & _EXCEPT or ready & (_READ | _WRITE) != _WRITE:
            self._fill()

    def _on_drain(self):
        self._holds(_WRITE)

    def _on_error(self, error):
        if self._state == _CONNECTING or self._state == _CONNECTED:
            self._status = self._error = error.errno
            self._state = _BROKEN if self._state == _CONNECTED else _REFUSED
            self._plain = False
            self._holds(_READ | _WRITE | _EXCEPT)

    def _on_close(self, sock):
        """Report a close without an error, as by net.close_all()."""
        if sock is self._sock and not self._ready & _END:
            self._on_error(net.NetError(_ECONNABORTED, "close"))

    # ---- coming up and going down

    def connect(self):
        """Connect. True: connected or, with a port, connecting. False: see status()."""
        return door(StreamSocket, "connect", "msgport.connecting")(self)

    def listen(self, backlog):
        """Listen, on a free port unless bound. False: see status()."""
        return door(StreamSocket, "listen", "msgport.listening")(self, backlog)

    def accept(self):
        """Return the StreamSocket of a connection, with the same port; None: see status()."""
        return door(StreamSocket, "accept", "msgport.listening")(self)

    def close(self):
        """Close. Without a port, wait for unsent data up to the linger time; with one, data that
        was received can still be read."""
        return door(StreamSocket, "close", "msgport.blocking")(self)

    # ---- addresses

    def set_send_to_address(self, address):
        """Set the SocketAddress for connect(), which is copied. False when closed."""
        return door(StreamSocket, "set_send_to_address", "msgport.address")(self, address)

    def get_send_to_address(self):
        """Return a copy of the remote address; None when not known."""
        return door(StreamSocket, "get_send_to_address", "msgport.address")(self)

    def get_received_from_address(self):
        """Return a copy of the peer's address; None without a connection."""
        return door(StreamSocket, "get_received_from_address", "msgport.address")(self)

    def set_address(self, address):
        """Bind to a SocketAddress. False: see status()."""
        return door(StreamSocket, "set_address", "msgport.address")(self, address)

    def get_address(self):
        """Return the local address; None when there is none, or it is not known."""
        return door(StreamSocket, "get_address", "msgport.address")(self)

    # ---- data

    def receive(self, data, start_index, length):
        """Read up to length bytes into data (a bytearray grows, a memoryview does not).

        Returns the number of bytes, 0 at the end, -1 with a status. Allocates: nothing if
        start_index is 0, otherwise a memoryview."""
        if not self._plain or start_index or not 0 < length <= len(data):
            return self._receive(data, start_index, length)
        n = self._sock.readinto(data, length)
        if not n:
            return self._nothing(n, data, length)
        self._ready &= ~_READ
        self._status = 0
        return n

    def _receive(self, data, start, length):
        """receive() in all its forms."""
        return door(StreamSocket, "_receive", "msgport.ahead")(self, data, start, length)

    def _nothing(self, n, data, length):
        """receive() if the core returned nothing: the end, an error, or no data yet."""
        if self._read(n) is None:
            self._no()
            if self._status == _EAGAIN and self._port is None:
                return self._receive(data, 0, length)
            return -1
        self._status = 0
        return 0

    def _read(self, n):
        """Note the result of the core's readinto (None: no data yet, or an error). Returns it."""
        if n == 0:
            self._ready |= _READ | _END
            self._plain = False
        else:
            self._ready &= ~_READ
            if n is None and self._sock.error is not None:
                self._on_error(self._sock.error)
        return n

    def _fill(self):
        """Read ahead what was received, up to the size of the receive buffer."""
        return door(StreamSocket, "_fill", "msgport.ahead")(self)

    def _no(self, status=0):
        """Return -1, with the given status or that of the state."""
        self._status = status or _IDLE[self._state] or self._error
        return -1

    def send(self, data, start_index, length):
        """Send up to length bytes of data (bytes, bytearray, memoryview). Returns the number
        taken, -1 with a status. TypeError: other data."""
        if not isinstance(data, _SOURCES):
            raise TypeError("data must be bytes, a bytearray or a memoryview")
        if self._port is None and not self._waits:
            return self._send_all(data, start_index, length)
        if start_index < 0 or length < 0 or start_index > len(data):
            return self._no(_EINVAL)
        if length > len(data) - start_index:
            length = len(data) - start_index
        n = None
        if self._state == _CONNECTED:
            _args[0] = data
            _args[1] = start_index
            _args[2] = length
            n = _try(self._sock)
            _args[0] = None
        if n != length:
            return self._unsent(data, start_index, length, n)
        self._status = 0
        return n

    def _unsent(self, data, start, n, done):
        """send() if the system took less than n: done bytes; -1: it failed; None: not open."""
        return door(StreamSocket, "_unsent", "msgport.ahead")(self, data, start, n, done)

    def _send_all(self, data, start, length):
        """send() that waits until the system has taken everything."""
        return door(StreamSocket, "_send_all", "msgport.blocking")(self, data, start, length)

    def send_str(self, text):
        """Send text as UTF-8. Returns the number of bytes taken. TypeError: not text; ValueError:
        it contains a lone surrogate."""
        return door(StreamSocket, "send_str", "msgport.ahead")(self, text)

    def receive_str(self, length):
        """Receive up to length bytes as text, whole characters only; empty: see status()."""
        return door(StreamSocket, "receive_str", "msgport.ahead")(self, length)

    def get_count_rcv_buf(self):
        """Return how many bytes can be received now, up to the size of the receive buffer."""
        return door(StreamSocket, "get_count_rcv_buf", "msgport.ahead")(self)

    def get_count_send_buf(self):
        """Return how many bytes taken by send() the system has not taken yet."""
        return 0 if self._sock is None else self._sock.buffer_size


_args: list = [None, 0, 0]


def _try(sock):
    """Return the result of try_write(*_args); -1: it failed. Arguments of its own would make its
    frame too large for the stack."""
    try:
        return sock.try_write(_args[0], _args[1], _args[2])
    except net.NetError:
        return -1
