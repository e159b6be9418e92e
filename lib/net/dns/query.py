"""Query: looks up one name, asking one server after another. Part of net.dns."""

from .._port import port as _port
from ..loop import loop
from ..timers import call_later
from . import message

_SIZE = 512  # bytes: longer answers are marked as cut short
_AGAIN = -3  # EAI_AGAIN: nobody answered
_UNKNOWN = -2  # ENOTFOUND
_FORGED = 16  # after so many wrong answers the query is sent again

_datagram = __import__(_port.__name__ + ".datagram", None, None, ("connect",))


class Asker:
    """A lookup that waits for a query."""

    def __init__(self, query, number, done):
        self.query = query
        self.number = number
        self.done = done
        query.askers.append(self)

    def cancel(self):
        """The lookup is no longer wanted."""
        askers = self.query.askers
        if self in askers:
            askers.remove(self)
            if not askers:
                try:
                    self.query.abandon()
                except MemoryError:
                    pass  # the query's timer does it later


class Query:
    """A handle of the loop, with a new UDP socket for each query sent: a different port each time
    and a random ID make answers hard to forge."""

    _cb = None

    def __init__(self, resolver, host, family):
        self.resolver = resolver
        self.host = host
        self.family = family
        self.askers = []
        self.over = False
        self._sock = self._timer = None  # here: an object that grows later takes memory
        self.kind = message.AAAA if family == 6 else message.A
        self.asked = None
        self.forged = 0
        self.turn = 0
        self.servers = None
        loop.defer(_ask, self)

    def ask(self):
        """Ask the next server. Runs as a job or timer, when the poller may be changed."""
        self._release()
        if self.over:
            return
        if self.servers is None:
            self.servers = self.resolver.servers_now(self.host)
        if self.turn >= len(self.servers) * self.resolver.tries:
            self._end(_AGAIN)
            return
        server = self.servers[self.turn % len(self.servers)]
        self.turn += 1
        self.forged = 0
        self._timer = call_later(self.resolver.timeout, self._late)
        try:
            self.asked = message.question(_datagram.random16(), self.host.rstrip("."), self.kind)
            if server is None:
                self._sock = _datagram.multicast(self.asked)
                loop.watch(self, self._sock, self._mask())
                return
            self._sock = _datagram.connect(server[0], server[1])
            if loop.watch(self, self._sock, self._mask()) is None:
                self._sock.write(self.asked)
        except (OSError, MemoryError):
            pass  # no route or no room, for now: the timer asks again
        except ValueError:
            self._end(_UNKNOWN)

    def _late(self):
        """No answer in time."""
        try:
            self.ask()
        except Exception as error:
            loop.caught(self, error)

    def _release(self):
        # The timer last: if there is no memory to close the socket, it tries again.
        if self._sock is not None:
            loop.close(self, self._sock)
            self._sock = None
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _closed(self):
        """The socket of an earlier query is closed."""

    def _mask(self):
        return 25  # READ, ERR and HUP

    def _ready(self, flags):
        if self._sock is None:
            return
        if self.over:
            self._release()
            return
        try:
            data = _port.recv(self._sock, _SIZE)
        except OSError:
            data = None  # nobody listens there
            flags = 8
        found = None
        if data and len(data) > 11:
            found = message.answer(data, self.asked)
        if found is not None:
            self._answered(found[0], found[1], found[2])
        elif data is not None:
            self.forged += 1
            if self.forged == _FORGED:
                loop.defer(_ask, self)  # with another number, from another port
        elif flags & 24:
            loop.defer(_ask, self)

    def _answered(self, code, texts, ttl):
        if texts:
            self.resolver.remember(self.host, self.family, texts, ttl)
            self._end(0, texts)
        elif code == 0 and self.family == 0 and self.kind == message.A:
            self.kind = message.AAAA
            self.turn = 0
            loop.defer(_ask, self)
        elif code in (0, 3):
            self._end(_UNKNOWN)
        else:
            loop.defer(_ask, self)

    def _end(self, error, texts=None):
        """Report the result to all who wait, once. If memory runs out, _doomed does the rest."""
        self.abandon()
        if error == _AGAIN:
            texts = self.resolver.known(self.host, self.family, True)
        askers = self.askers
        while askers:
            asker = askers[0]
            if texts:
                tell(texts, asker.number, self.family, asker.done)
            else:
                asker.done(OSError(error, "lookup"), None, None, None)
            askers.pop(0)

    def abandon(self):
        """Remove the query, so that new lookups do not share it."""
        self.over = True
        self.resolver.over(self)
        self._release()

    def _doomed(self):
        """A callback raised, or memory ran out. Each step can be repeated."""
        self.abandon()
        while self.askers:
            self.askers[0].done(OSError(_AGAIN, "lookup"), None, None, None)
            self.askers.pop(0)

    _abandon = _doomed


def tell(texts, number, family, done):
    """Call done() with addresses in the platform's form."""
    found = _Found()
    for text in texts:
        _port.resolve(text, number, family, found.add)
    addr, text, family = found.addresses.pop(0)
    done(None, addr, text, family, found.addresses)


class _Found:
    def __init__(self):
        self.addresses = []

    def add(self, error, addr, text, family, more=()):
        # Numeric: within the call.
        self.addresses.append((addr, text, family))


def _ask(query, arg):
    query.ask()
