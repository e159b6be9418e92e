"""dns: lookups that do not stop the loop. Asks DNS servers over UDP, in place of the platform.

    from net import dns

    dns.use()
    net.connect(1883, "broker.example.org")

An option: imports the loop, timers and the port. On boards the platform's own lookup stands still
for seconds, and with it every connection. use() puts Resolver.resolve in the place of the port's
`resolve`, so that connect, listen and net.lookup all ask it.
"""

from net import dns_message
from net._port import port
from net.loop import loop
from net.timers import call_later

_SIZE = 512  # bytes: longer answers are marked as cut short
_AGAIN = -3  # EAI_AGAIN: nobody answered
_UNKNOWN = -2  # ENOTFOUND

_platform = port.resolve  # for numeric addresses and localhost: at once
_datagram = __import__(port.__name__ + ".datagram", None, None, ("connect",))


def use(servers=None, timeout=2000, tries=3, keep=8):
    """Look names up without blocking, from now on.

    servers   numeric addresses, or (address, port); None: those of the network, asked for anew
              with every lookup
    timeout   ms until the next server is asked, or the same again
    tries     how often each server is asked; after that the lookup fails with EAI_AGAIN
    keep      names whose address is remembered for the time that their server allows (at most an
              hour), and used beyond it while no server answers; 0: none

    Names in .local are left to the platform. TypeError, ValueError at once.
    """
    if servers is not None:
        servers = [_server(entry) for entry in servers]
        if not servers:
            raise ValueError("dns: no servers")
    if timeout < 1 or tries < 1 or keep < 0:
        raise ValueError("dns: timeout and tries must be at least 1, keep at least 0")
    port.resolve = Resolver(servers, timeout, tries, keep).resolve


def stop():
    """Leave lookups to the platform again. Those under way are finished."""
    port.resolve = _platform


def _server(entry):
    text, number = (entry, 53) if isinstance(entry, str) else entry
    if not _numeric(text):
        raise ValueError("dns: a server must be a numeric address: " + str(text))
    if not 0 < number < 65536:
        raise ValueError("dns: a server's port must be from 1 to 65535")
    return text, number


def _numeric(text):
    """No name consists of digits alone, or has a colon."""
    return ":" in text or text.replace(".", "").isdigit()


class Resolver:
    """Settings, and what was found lately: lists of host, family, address, since when, ms."""

    def __init__(self, servers, timeout, tries, keep):
        self.servers = servers
        self.timeout = timeout
        self.tries = tries
        self.keep = keep
        self._known = []

    def resolve(self, host, number, family, done):
        """As the port's `resolve`."""
        if host == "localhost" or host.endswith(".local") or _numeric(host):
            _platform(host, number, family, done)
            return
        text = self.known(host, family)
        if text is not None:
            _platform(text, number, family, done)
            return
        loop.defer(_ask, _Query(self, host, number, family, done))

    def known(self, host, family, stale=False):
        """The address of a name that was found before, or None."""
        now = port.ticks_ms()
        for entry in self._known:
            if entry[0] == host and entry[1] == family:
                if stale or 0 <= port.ticks_diff(now, entry[3]) < entry[4]:
                    return entry[2]
        return None

    def remember(self, host, family, text, ttl):
        if ttl == 0 or self.keep == 0:
            return
        known = [entry for entry in self._known if entry[0] != host or entry[1] != family]
        known.append((host, family, text, port.ticks_ms(), ttl * 1000))
        self._known = known[-self.keep :]


class _Query:
    """One lookup: a handle of the loop, with a UDP socket of its own for each question. Another
    port each time is what makes answers hard to forge."""

    _cb = None
    _sock = None
    _timer = None

    def __init__(self, resolver, host, number, family, done):
        self.resolver = resolver
        self.host = host
        self.number = number
        self.family = family
        self.done = done
        self.kind = dns_message.AAAA if family == 6 else dns_message.A
        self.asked = None
        self.turn = 0
        self.servers = resolver.servers

    def ask(self):
        """Ask the next server. A job or a timer: the poller may be changed."""
        self._release()
        if self.done is None:
            return
        if self.servers is None:
            self.servers = [(text, 53) for text in _datagram.servers()]
        if self.turn >= len(self.servers) * self.resolver.tries:
            self._over(_AGAIN)
            return
        server = self.servers[self.turn % len(self.servers)]
        self.turn += 1
        self._timer = call_later(self.resolver.timeout, self.ask)
        try:
            self.asked = dns_message.question(
                _datagram.random16(), self.host.rstrip("."), self.kind
            )
            self._sock = _datagram.connect(server[0], server[1])
            loop.watch(self, self._sock, self._mask())
            self._sock.write(self.asked)
        except (OSError, MemoryError):
            pass  # no route or no room, for now: the timer asks again
        except ValueError:
            self._over(_UNKNOWN)

    def _release(self):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._sock is not None:
            loop.close(self, self._sock)
            self._sock = None

    def _closed(self):
        """A socket of an earlier question is gone."""

    def _mask(self):
        return 25  # READ, ERR and HUP

    def _ready(self, flags):
        if self._sock is None or self.done is None:
            return
        try:
            message = port.recv(self._sock, _SIZE)
        except OSError:
            message = None  # nobody listens there
            flags = 8
        found = None
        if message and len(message) > 11:
            found = dns_message.answer(message, self.asked)
        if found is not None:
            self._answered(found[0], found[1], found[2])
        elif message is None and flags & 24:
            loop.defer(_ask, self)

    def _answered(self, code, text, ttl):
        if text is not None:
            self.resolver.remember(self.host, self.family, text, ttl)
            self._over(0, text)
        elif code == 0 and self.family == 0 and self.kind == dns_message.A:
            self.kind = dns_message.AAAA
            self.turn = 0
            loop.defer(_ask, self)
        elif code in (0, 3):
            self._over(_UNKNOWN)
        else:
            loop.defer(_ask, self)

    def _over(self, error, text=None):
        """Tell the result, once."""
        done = self.done
        self.done = None
        self._release()
        if error == _AGAIN and text is None:
            text = self.resolver.known(self.host, self.family, True)
        if text is not None:
            _platform(text, self.number, self.family, done)
        else:
            done(OSError(error, "lookup"), None, None, None)

    def _abandon(self):
        """close_all, or an exception in a function that was told."""
        if self.done is not None:
            self._over(_AGAIN)

    _doomed = _abandon


def _ask(query, arg):
    query.ask()
