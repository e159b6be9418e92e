"""Name lookup in a few daemon threads, so that the loop never waits for DNS.

Part of net_cpython. Daemon threads: a lookup that hangs must not keep the program alive.
"""

import queue
import socket
import threading

_MOST_THREADS = 4

_requests: "queue.SimpleQueue" = queue.SimpleQueue()
_threads: "list[threading.Thread]" = []
_idle = threading.Semaphore(0)


def resolve_in_thread(host, port, family, done):
    """Calls done(error, addr, text, family) once, from a thread."""
    _requests.put((host, port, family, done))
    if not _idle.acquire(blocking=False) and len(_threads) < _MOST_THREADS:
        thread = threading.Thread(target=_work, name="net-lookup", daemon=True)
        _threads.append(thread)
        thread.start()


def _work():
    while True:
        host, port, family, done = _requests.get()
        try:
            addr = _look_up(host, port, family)
        except (OSError, UnicodeError) as error:
            if not isinstance(error, OSError):  # a name that IDNA cannot encode
                error = socket.gaierror(socket.EAI_NONAME, str(error))
            done(error, None, None, None)
        else:
            done(None, addr, addr[0], 4 if len(addr) == 2 else 6)
        _idle.release()


def _look_up(host, port, family):
    kind = {0: socket.AF_UNSPEC, 4: socket.AF_INET, 6: socket.AF_INET6}[family]
    found = socket.getaddrinfo(host, port, kind, socket.SOCK_STREAM)
    addresses = [info[4] for info in found if info[0] in (socket.AF_INET, socket.AF_INET6)]
    for addr in addresses:
        if len(addr) == 2:
            return addr
    if not addresses:
        raise socket.gaierror(socket.EAI_NONAME, "no IPv4 or IPv6 address")
    return addresses[0]
