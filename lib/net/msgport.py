"""net.msgport: TCP as Roku's roStreamSocket has it: Berkeley calls, a message port, and `wait`.

    from net.msgport import MessagePort, SocketAddress, StreamSocket, wait

A socket without a port waits in each call, turning net's loop meanwhile; with a port it answers at
once, and the port tells when to ask again. No call raises for what the network does: status() and
the e_...() queries tell. TypeError for wrong types, RuntimeError where net's loop runs already.

Imports net's public names. The rest of a socket is loaded by its first use: msgport_address,
_server, _client, _ahead (counts, text), _blocking (calls that wait), _status (e_...), _options.
"""

import net


def const(value):
    """MicroPython's compiler folds what is wrapped in it."""
    return value


# Bits of `_ready`, what holds now, and of `_wants`, what the program wants to be told of.
_READ = const(1)
_WRITE = const(2)
_EXCEPT = const(4)
_END = const(8)  # the peer's end was read
# States. Parts repeat what they need: a const of one file is not folded in another.
_CONNECTING = const(1)
_CONNECTED = const(2)
_REFUSED = const(3)  # as a new one, but there is something to report
_BROKEN = const(4)
_CLOSED = const(6)
# By state: the status of a send or receive that moves nothing. ENOTCONN, EAGAIN, ..., EBADF.
_IDLE = b"\x6b\x0b\x0b\x6b\0\x6b\x09"
_EAGAIN = const(11)
_EINVAL = const(22)

_SOURCES = (bytes, bytearray, memoryview)


class StreamSocket:
    """A TCP socket: all of roStreamSocket, in snake_case.

    send, receive: the count, 0 at the peer's end (or for length 0), -1 with a status. Status
    numbers are Linux's on every platform.
    """

    _ids = 0
    # (host, port) it is bound to, and what keeps them; the peer's SocketAddress; bytes read ahead.
    _bound = _server = _to = _ahead = _options = None
    _error = _piped = 0  # what broke the connection; EPIPE, once send has told that
    _drains = _confirm = False  # listens to `drain`; connect() may be asked if it is connected

    def __init__(self):
        StreamSocket._ids += 1
        self._id = StreamSocket._ids
        self._state = self._status = self._ready = self._wants = 0
        self._sock = self._port = self._next = None
        self._queued = False
        self._event = SocketEvent(self._id)

    def __getattr__(self, name):
        # Only for what neither the object nor its class has: the first use makes it a method.
        part = "status"
        if "address" in name:
            part = "address"
        elif "connect" in name:
            part = "client"
        elif name in ("accept", "listen", "_on_waiting"):
            part = "server"
        elif "_str" in name or "_count" in name or name == "is_exception":
            part = "ahead"
        elif name == "close":
            part = "blocking"
        elif name[1:4] == "et_":
            from net.msgport_options import find

            return find(self, name)
        part = __import__("net.msgport_" + part, None, None, (name,))
        setattr(StreamSocket, name, getattr(part, name))
        return getattr(self, name)

    # ---- state

    def status(self):
        """0, or the error number of the last operation or asynchronous change."""
        return self._status

    def get_id(self):
        return self._id

    def is_connected(self):
        """While connecting: what was known; the next call knows more."""
        state = self._state
        if state == _CONNECTING:
            look()
        return state == _CONNECTED

    def is_readable(self):
        return self._is(_READ)

    def _is(self, bit):
        if not self._ready & bit:
            look()
        return self._ready & bit > 0

    # ---- notifications

    def notify_readable(self, enable):
        self._notify(_READ, enable)

    def _notify(self, bit, enable):
        self._wants = self._wants | bit if enable else self._wants & ~bit
        self._holds(0)

    def get_message_port(self):
        return self._port

    def set_message_port(self, port):
        """Events go to this MessagePort, and calls do not wait; None: no events, calls wait."""
        if port is not None and not isinstance(port, MessagePort):
            raise TypeError("port")
        if self._port is not None and self._port is not port:
            from net.msgport_blocking import forget

            forget(self._port, self)
        self._port = port
        self._holds(0)

    def _holds(self, bits):
        """These conditions hold from now on. Allocates: nothing."""
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
        sock.on("error", self._on_error)

    def _on_readable(self):
        ready = self._ready
        self._holds(_READ)
        # An error shows only when one reads; after a failed write this is the last chance to.
        if self._wants & _EXCEPT or ready & (_READ | _WRITE) != _WRITE:
            from net import msgport_ahead

            msgport_ahead.fill(self)

    def _on_error(self, error):
        if self._state == _CONNECTING or self._state == _CONNECTED:
            self._status = self._error = error.errno
            self._state = _BROKEN if self._state == _CONNECTED else _REFUSED
            self._holds(_READ | _WRITE | _EXCEPT)

    # ---- data

    def receive(self, data, start_index, length):
        """Read up to length bytes into data (a bytearray grows, a memoryview does not).

        Allocates: nothing, when all of data may be filled; a view of its part otherwise.
        """
        n = self._receive(data, start_index, length)
        if n < 0 and self._status == _EAGAIN and self._port is None:
            from net.msgport_blocking import until

            return until(self, self._receive, (data, start_index, length), "receive_timeout")
        return n

    def _receive(self, data, start, length):
        if start < 0 or length < 0:
            return self._no(_EINVAL)
        size = len(data)
        if self._ahead is not None or not 0 < length <= size - start:
            from net.msgport_ahead import receive

            return receive(self, data, start, length)
        if self._state != _CONNECTED:
            return self._no()
        view = memoryview(data)[start : start + length] if start else data
        n = self._read(view, length)
        if n is None:
            return self._no()
        self._status = 0
        return n

    def _read(self, buf, n):
        """The core's readinto: the count, 0 at the end, None: nothing now, or broken."""
        if self._ready & _END:
            return 0
        n = self._sock.readinto(buf, n)
        if n == 0:
            self._ready |= _READ | _END
        else:
            self._ready &= ~_READ
            if n is None and self._sock.error is not None:
                self._on_error(self._sock.error)
        return n

    def _no(self, status=0):
        """-1, with the status given or that of the state."""
        self._status = status or _IDLE[self._state] or self._error
        return -1

    def send(self, data, start_index, length):
        """Send up to length bytes of data; the count of those taken."""
        if not isinstance(data, _SOURCES):
            raise TypeError("data")
        n = self._send(data, start_index, length)
        if self._port is None and (n > 0 or n < 0 and self._status == _EAGAIN):
            from net.msgport_blocking import send_all

            return send_all(self, data, start_index, length, n)
        return n

    def _send(self, data, start, length):
        left = len(data) - start
        if start < 0 or length < 0 or left < 0:
            return self._no(_EINVAL)
        left = min(left, length)
        n = None
        if self._state == _CONNECTED:
            try:
                n = self._sock.try_write(data, start, left)
            except net.NetError as error:
                n = error
        if n != left:
            from net.msgport_ahead import unsent

            return unsent(self, data, start, left, n)
        self._status = 0
        return n


class SocketEvent:
    """Says that something holds for a socket, not what: ask the socket."""

    def __init__(self, number):
        self._id = number

    def get_socket_id(self):
        return self._id


class MessagePort:
    """Where the events of sockets come out, one after the other, none starving another.

    A queue of sockets, linked through them: a socket stands in it at most once, and what holds is
    looked at when an event is taken, so that there are no stale ones.
    """

    _head = _tail = None
    _count = 0  # sockets in the queue
    _left = 0  # of those, how many are still to be looked at in this round
    _peeked = None

    def wait_message(self, timeout):
        """The oldest event, waiting at most timeout ms (0: for ever; negative: not at all)."""
        event = self._oldest(timeout)
        self._peeked = None
        return event

    def get_message(self):
        """The oldest event, or None, without waiting."""
        return self.wait_message(-1)

    def peek_message(self):
        """As get_message; the next call gives the same event again."""
        self._peeked = event = self._oldest(-1)
        return event

    def _oldest(self, timeout):
        """Allocates: nothing, unless it sleeps for a limited time."""
        if self._peeked is not None:
            return self._peeked
        sock = self._next()
        # The round is over. Those that are still ready must not keep others from being seen.
        if sock is None and (self._sort() or timeout < 0):
            net.turn(0)
            sock = self._round()
        if sock is None and timeout > 0:
            from net.msgport_blocking import nap

            sock = nap(self, timeout)
        while sock is None and not timeout:
            if not (net.turn(-1) or net.turn(0)):
                net.call_later(1000, look)  # nothing is open: sleep all the same
            sock = self._round()
        return None if sock is None else sock._event

    def _round(self):
        self._left = self._count
        return self._next()

    def _next(self):
        """The next one of this round for which something holds; it goes to the queue's end."""
        while self._left > 0 and self._count:
            self._left -= 1
            sock = self._pop()
            if sock._ready & sock._wants:
                self._add(sock)
                return sock
        return None

    def _sort(self):
        """Keep those for which something holds; the number of them."""
        for _ in range(self._count):
            sock = self._pop()
            if sock._ready & sock._wants:
                self._add(sock)
        return self._count

    def _add(self, sock):
        sock._queued = True
        if self._count:
            self._tail._next = sock
        else:
            self._head = sock
        self._tail = sock
        self._count += 1

    def _pop(self):
        sock = self._head
        self._head = sock._next
        sock._next = None
        sock._queued = False
        self._count -= 1
        return sock


def wait(timeout, port):
    """The oldest event of the port, waiting at most timeout ms; see MessagePort.wait_message."""
    return port.wait_message(timeout)


def look():
    """Take in what has happened; where net's loop runs, it does that by itself."""
    if not net.running():
        net.turn(0)


def __getattr__(name):
    from net import msgport_address

    found = globals()[name] = getattr(msgport_address, name)
    return found
