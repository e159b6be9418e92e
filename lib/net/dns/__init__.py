"""net.dns: name lookups that do not block the loop. Queries DNS servers over UDP itself.

    from net import dns

    dns.use()
    net.connect(1883, "broker.example.org")

An option: uses the core's own names. On boards the platform's own lookup can block for seconds,
and with it every connection. use() makes connect, listen and net.lookup use a Resolver, whose
queries (query.py, message.py) are handles of the loop.
"""

import time

from .._port import port as _port
from ..resolving import use as _use_for_names
from .query import Asker, Query, tell

_datagram = __import__(_port.__name__ + ".datagram", None, None, ("connect",))


def use(servers=None, timeout: int = 2000, tries: int = 3, keep: int = 8):
    """From now on, look up names without blocking.

    servers   a list of numeric addresses or (address, port); None: those that the network
              announced (DHCP), determined anew for every lookup
    timeout   ms to wait before the next server is asked, or the same one again
    tries     how often each server is asked; after that the lookup fails with EAI_AGAIN
    keep      how many names are cached for their time to live (at most an hour), and used beyond
              it while no server answers; 0: none

    Names in .local are looked up by multicast (mDNS), `tries` times. TypeError, ValueError:
    invalid arguments.
    """
    if servers is not None:
        if isinstance(servers, str):  # iterating over it would give texts, too
            raise TypeError("dns: servers must be a list")
        servers = [_server(entry) for entry in servers]
        if not servers:
            raise ValueError("dns: no servers")
    for number in (timeout, tries, keep):
        if type(number) is not int:
            raise TypeError("dns: timeout, tries and keep must be ints")
    if not (1 <= timeout < 1 << 29 and 1 <= tries < 1 << 29 and 0 <= keep < 1 << 29):
        raise ValueError("dns: timeout and tries must be at least 1, keep at least 0; below 2**29")
    _use_for_names(Resolver(servers, timeout, tries, keep).resolve)


def stop():
    """Return to the platform's own lookups. Those that are under way are completed."""
    _use_for_names(None)


def _server(entry):
    if isinstance(entry, str):
        entry = (entry, 53)
    elif not isinstance(entry, (tuple, list)) or len(entry) != 2 or type(entry[1]) is not int:
        raise TypeError("dns: a server is its address, or (address, port)")
    from ..address import is_ip

    text, number = entry
    if not is_ip(text):
        raise ValueError("dns: a server must be a numeric address: %s" % (text,))
    if not 0 < number < 65536:
        raise ValueError("dns: a server's port must be from 1 to 65535")
    return text, number


def _numeric(text):
    """Whether text is an address: no name consists of digits and dots, or contains a colon."""
    return ":" in text or text.replace(".", "").isdigit()


class Resolver:
    """The settings, the cache, and the queries that are under way."""

    def __init__(self, servers, timeout, tries, keep):
        self.servers = servers
        self.timeout = timeout
        self.tries = tries
        self.keep = keep
        self._known = []  # lists of host, family, addresses, how long in s, until when
        self._queries = []

    def resolve(self, host, number, family, done):
        """Has the interface of the port's `resolve`."""
        if host == "localhost" or _numeric(host):
            return _port.resolve(host, number, family, done)
        texts = self.known(host, family)
        if texts is not None:
            tell(texts, number, family, done)
            return None
        # A lookup of the same name shares the query.
        for query in self._queries:
            if query.host == host and query.family == family:
                break
        else:
            query = Query(self, host, family)
            self._queries.append(query)
        return Asker(query, number, done)

    def over(self, query):
        if query in self._queries:
            self._queries.remove(query)

    def servers_now(self, host):
        """The servers to ask: (address, port), or None for a multicast query."""
        if host.rstrip(".").endswith(".local"):
            return [None]
        if self.servers is not None:
            return self.servers
        return [(text, 53) for text in _datagram.servers()]

    def known(self, host, family, stale=False):
        """The cached addresses of a name, or None."""
        # Uses the clock, because ticks wrap around after days. Setting the clock may make an entry
        # expire, but never lasts longer.
        now = time.time()
        for entry in self._known:
            if entry[0] == host and entry[1] == family:
                if stale or 0 < entry[4] - now <= entry[3]:
                    return entry[2]
        return None

    def remember(self, host, family, texts, ttl):
        # Even with a ttl of 0, which home routers give to their names: for when no server answers.
        if self.keep == 0:
            return
        known = [entry for entry in self._known if entry[0] != host or entry[1] != family]
        known.append((host, family, texts, ttl, time.time() + ttl))
        self._known = known[-self.keep :]
