"""net.reconnecting: a client that reconnects for as long as it takes.

    from net.reconnecting import Reconnecting

    client = Reconnecting(1883, "broker.example.org", outbox=4000)
    client.socket.on("data", print)
    client.on("online", lambda: client.write("hello"))

An option. It uses one Socket and one timer, however long it runs.
"""

from random import getrandbits

from .. import Emitter, NetError, connect
from .._port import port as _port
from ..connecting import split
from ..errors import net_error
from ..loop import loop
from ..timers import MAX_MS, call_later
from ..writable import bytes_like

_ETIMEDOUT = 110
_DRAIN = 65536
_ENTRY = 16  # bytes that a message in the outbox counts in addition to its length


def _check(first, longest, patience, outbox, silence):
    if not 1 <= first <= longest <= MAX_MS or not 1 <= patience <= MAX_MS:
        raise ValueError("reconnecting: not 1 <= first <= longest, or patience below 1")
    if outbox < 0:
        raise ValueError("reconnecting: outbox must not be negative")
    if not 0 <= silence <= MAX_MS:
        raise ValueError("reconnecting: silence must be from 0 to 2**29 - 1")


class Reconnecting(Emitter):
    """A client that connects, and reconnects whenever the connection is lost, until stop().

    port, host   where to connect; also path=, family=, local_address= as in Socket.connect. A name
                 is looked up again for every attempt
    first        ms to wait after the first failure; doubled after each further failure,
    longest      up to this. The actual delay is a random time between half and all of it, so that
                 the clients of one server do not all return at the same moment
    patience     ms after which an attempt counts as failed (with TLS including the handshake)
    outbox       bytes that write() keeps while offline; each message counts 16 bytes more than its
                 length; 0: none
    silence      ms without receiving anything after which a connection is given up (ETIMEDOUT), at
                 the latest after twice that time. Unlike for `timeout`, writing does not count,
                 nor does the time while the socket is paused. 0: never
    Other options are those of Socket and of net.tls: timeout, keep_alive, tls, ...

    Events: online(), offline(error), failed(error), lost(data). `offline` is emitted once per
    outage, also when the first attempt fails; error is None if the peer ended the connection.
    `failed` is emitted for every failed attempt; `delay` is then the ms until the next one.
    Attributes: socket, always the same one, whose listeners stay; online; error, why it is not
    online; delay. TypeError, ValueError: invalid arguments.
    """

    def __init__(
        self,
        port=None,
        host=None,
        first: int = 1000,
        longest: int = 60000,
        patience: int = 20000,
        outbox: int = 0,
        silence: int = 0,
        **options,
    ):
        _check(first, longest, patience, outbox, silence)
        self.online = False
        self.error = None
        self.delay = 0
        self._first = self._wait = first
        self._longest = longest
        self._patience = patience
        self._silence = silence
        self._heard = 0
        self._limit = outbox
        self._room = outbox
        self._box: list = []  # messages that were accepted and not sent
        self._sending = False  # the first of them is with the socket
        self._out = False  # `offline` was emitted for the current outage
        self._since = 0
        self._where = split(port, host, None, options)[0]
        self._timer = sock = None  # first: an object that grows takes memory
        self._timer = call_later(patience, self._late)
        try:
            sock = self.socket = connect(port, host, **options)
            sock.on("secure" if "tls" in options else "connect", self._up)
            sock.on("error", self._failed).on("drain", self._send).on("close", self._down)
        except BaseException:
            self._timer.cancel()
            if sock is not None:
                sock.destroy()  # nobody else has it
            raise

    # ---- what programs call

    def write(self, data) -> bool:
        """Send str, bytes or another buffer (which is copied) as soon as possible.

        True: it is sent, or in the outbox; when that is full, the oldest message is discarded and
        `lost` emitted. As always with TCP, data that the system has taken may be lost if the
        connection breaks. False: it is lost, because there is no outbox or it does not fit."""
        data = bytes(bytes_like(data)) if not isinstance(data, bytes) else data
        if not self._limit:
            return self._write_through(data)
        need = len(data) + _ENTRY
        if need > self._limit or self._timer is None and not self.online:
            return False
        box = self._box
        while need > self._room:
            oldest = 1 if self._sending else 0
            if oldest == len(box):
                return False  # all the room is taken by what is being sent
            self._lose(oldest)
        box.append(data)
        self._room -= need
        self._send()
        return True

    def now(self):
        """Connect at once if it is waiting, and reset the delay: call it when you know that the
        network is back. Returns self."""
        if self._timer is not None and not self.online and self.delay:
            self._wait = self._first
            self._arm(0, self._again)
        return self

    def stop(self) -> list:
        """Close and do not reconnect; no event is emitted. Returns the messages that were not
        sent."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self.online = self._sending = False
        sock = self.socket
        sock.off("close", self._down)
        sock.destroy()
        unsent, self._box = self._box, []
        return unsent

    # ---- the connection

    def _arm(self, ms, fn):
        """Set the one timer. MemoryError: it is unchanged."""
        timer = call_later(ms, fn)
        if self._timer is not None:
            self._timer.cancel()
        self._timer = timer

    def _again(self):
        # The timer first, before anything that may fail, because it is what starts the next
        # attempt.
        try:
            self._arm(self._patience, self._late)
        except MemoryError:
            _port.collect()
            self._arm(self._patience, self._late)
        self.delay = 0
        self.error = None
        self.socket.connect(self._where)

    def _late(self):
        """The attempt takes too long or could not start, or the peer is silent."""
        sock = self.socket
        if sock.destroyed:
            self._down()
            return
        where = self._where
        place = (where.get("host"), None, where.get("port"), where.get("path"), "")
        what = "read" if self.online else "connect"
        error = NetError(_ETIMEDOUT, what, None, None, place)
        self._arm(self._patience, self._late)  # in case that there is no memory for the next
        sock.destroy(error)

    def _listen(self):
        """Check whether anything was received since the last check."""
        sock = self.socket
        if self._heard == sock.bytes_read and not sock.is_paused():
            self._late()
            return
        try:
            self._hear()
        except MemoryError:
            _port.collect()
            self._hear()

    def _hear(self):
        self._heard = self.socket.bytes_read
        self._arm(self._silence, self._listen)

    def _up(self):
        self._timer.cancel()
        if self._silence:
            self._hear()
        self.online = True
        self._out = False
        self._since = _port.ticks_ms()
        self.fire("online")
        sock = self.socket
        if not (sock.has("data") or sock.has("readable") or sock._onread or sock._pipe):
            sock.resume()  # nobody reads, but the peer's end must be noticed all the same
        self._send()

    def _failed(self, error):
        self.error = error

    def _down(self):
        """`close`: of a connection, or of an attempt."""
        was = self.online
        self.online = self._sending = False
        # A useful connection resets the delay; a server that accepts and closes at once does not.
        lasted = _port.ticks_diff(_port.ticks_ms(), self._since)
        # Negative: for more than 6.2 days.
        if was and (self.socket.bytes_read or not 0 <= lasted < self._longest):
            self._wait = self._first
        wait = self._wait
        self._wait = min(wait * 2, self._longest)
        try:
            self._rest(wait)
        except MemoryError:
            _port.collect()
            self._rest(wait)
        if not self._out:
            self._out = True
            self.fire("offline", self.error)
        if not was:
            self.fire("failed", self.error)

    def _rest(self, wait):
        self.delay = delay = wait - (getrandbits(10) * (wait // 2) >> 10)
        self._arm(delay, self._again)

    # ---- the outbox

    def _write_through(self, data):
        if not self.online:
            return False
        try:
            self.socket.write(data)
        except NetError:
            return False  # the queue is full
        return True

    def _send(self):
        """Send one message at a time, to know of each whether the system has taken it."""
        if self.online and self._box and not self._sending:
            sock = self.socket
            self._sending = True
            try:
                sock.write(self._box[0], self._sent)
            except NetError:  # the queue is full of what the program wrote to the socket itself
                self._sending = False
                sock._st |= _DRAIN
            except MemoryError as error:
                self._sending = False
                sock.destroy(net_error(error, "write"))  # it comes back, and sends it then

    def _sent(self, error):
        if error is None and self._sending:
            self._sending = False
            self._room += len(self._box.pop(0)) + _ENTRY
            self._send()

    def _lose(self, i):
        data = self._box[i]
        loop.defer(_tell_lost, self, data)
        self._room += len(data) + _ENTRY
        self._box.pop(i)

    def _doomed(self):
        """A listener of `lost` raised: the connection has nothing to do with it."""


def _tell_lost(client, data):
    client.fire("lost", data)
