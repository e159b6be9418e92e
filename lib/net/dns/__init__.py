"""net.dns: lookups that do not stop the loop. Asks DNS servers over UDP, in place of the platform.

    from net import dns

    dns.use()
    net.connect(1883, "broker.example.org")

An option: uses the core's own names. On boards the platform's own lookup stands still for seconds,
and with it every connection. use() makes connect, listen and net.lookup ask a Resolver, whose
questions (query.py, message.py) are handles of the loop.
"""

import time

from .._port import port as _port
from ..resolving import use as _use_for_names
from .query import Asker, Query, tell

_datagram = __import__(_port.__name__ + ".datagram", None, None, ("connect",))


def use(servers=None, timeout: int = 2000, tries: int = 3, keep: int = 8):
    """Look names up without blocking, from now on.

    servers   numeric addresses, or (address, port); None: those of the network, asked for anew
              with every lookup
    timeout   ms until the next server is asked, or the same again
    tries     how often each server is asked; after that the lookup fails with EAI_AGAIN
    keep      names whose addresses are remembered for the time that their server allows (at most
              an hour), and used beyond it while no server answers; 0: none

    Names in .local are asked for by multicast (mDNS), `tries` times. TypeError, ValueError at
    once.
    """
    if servers is not None:
        if isinstance(servers, str):  # it consists of texts, too
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
    """Leave lookups to the platform again. Those under way are finished."""
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
    """No name consists of digits alone, or has a colon."""
    return ":" in text or text.replace(".", "").isdigit()


class Resolver:
    """Settings, what was found lately, and what is being asked."""

    def __init__(self, servers, timeout, tries, keep):
        self.servers = servers
        self.timeout = timeout
        self.tries = tries
        self.keep = keep
        self._known = []  # lists of host, family, addresses, how long in s, until when
        self._queries = []

    def resolve(self, host, number, family, done):
        """As the port's `resolve`."""
        if host == "localhost" or _numeric(host):
            return _port.resolve(host, number, family, done)
        texts = self.known(host, family)
        if texts is not None:
            tell(texts, number, family, done)
            return None
        # Who asks for the same waits for the same answer.
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
        """Whom to ask: (address, port); None for everybody on the network."""
        if host.rstrip(".").endswith(".local"):
            return [None]
        if self.servers is not None:
            return self.servers
        return [(text, 53) for text in _datagram.servers()]

    def known(self, host, family, stale=False):
        """The addresses of a name that was found before, or None."""
        # Of the clock, not of ticks: those begin anew after days. A clock that is set makes an
        # entry old, never young.
        now = time.time()
        for entry in self._known:
            if entry[0] == host and entry[1] == family:
                if stale or 0 < entry[4] - now <= entry[3]:
                    return entry[2]
        return None

    def remember(self, host, family, texts, ttl):
        # With a ttl of 0, too, as routers give it to names at home: for the time without a server.
        if self.keep == 0:
            return
        known = [entry for entry in self._known if entry[0] != host or entry[1] != family]
        known.append((host, family, texts, ttl, time.time() + ttl))
        self._known = known[-self.keep :]
