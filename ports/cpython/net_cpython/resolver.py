"""Name lookup in a few daemon threads, so that the loop never waits for DNS.

Part of net_cpython. Daemon threads, because a lookup that hangs must not keep the program alive.
Simultaneous requests for the same name share one lookup, and one that is no longer wanted is not
started. So lookups do not pile up in an outage, in which each takes its full time.
"""

import queue
import socket
import threading

from net_cpython import zoned

_MOST_THREADS = 4

_requests: "queue.SimpleQueue" = queue.SimpleQueue()
_threads: "list[threading.Thread]" = []
_idle = threading.Semaphore(0)
_lock = threading.Lock()
_lookups: "dict[tuple, list[_Asker]]" = {}  # those running or queued, and who waits for them


class _Asker:
    def __init__(self, askers, done):
        self.done = done
        self._askers = askers
        askers.append(self)

    def cancel(self):
        with _lock:
            if self in self._askers:
                self._askers.remove(self)


def resolve_in_thread(host, port, family, done):
    """Call done(error, addr, text, family) once, from a thread, unless cancelled before."""
    key = host, port, family
    with _lock:
        known = key in _lookups
        asker = _Asker(_lookups.setdefault(key, []), done)
    if not known:
        _requests.put(key)
        if not _idle.acquire(blocking=False) and len(_threads) < _MOST_THREADS:
            thread = threading.Thread(target=_work, name="net-lookup", daemon=True)
            _threads.append(thread)
            thread.start()
    return asker


def _work():
    while True:
        key = _requests.get()
        with _lock:
            wanted = bool(_lookups[key])
            if not wanted:
                del _lookups[key]
        if wanted:
            found = _answer(*key)
            with _lock:
                askers = _lookups.pop(key)[:]
            for asker in askers:
                asker.done(*found)
        _idle.release()


def _answer(host, port, family):
    try:
        found = _look_up(host, port, family)
    except (OSError, UnicodeError) as error:
        if not isinstance(error, OSError):  # a name that IDNA cannot encode
            error = socket.gaierror(socket.EAI_NONAME, str(error))
        return error, None, None, None
    return None, *found[0], found[1:]


def _look_up(host, port, family):
    """Return [(addr, text, family)] in the system's order."""
    kind = {0: socket.AF_UNSPEC, 4: socket.AF_INET, 6: socket.AF_INET6}[family]
    found = []
    for info in socket.getaddrinfo(host, port, kind, socket.SOCK_STREAM):
        addr = info[4]
        entry = (addr, zoned(addr), 4 if info[0] == socket.AF_INET else 6)
        if info[0] in (socket.AF_INET, socket.AF_INET6) and entry not in found:
            found.append(entry)
    if not found:
        raise socket.gaierror(socket.EAI_NONAME, "no IPv4 or IPv6 address")
    return found
