"""The contract's functions (ports/README.md), each over the in-memory world.

Every call is counted, may be made to fail by a test, and is checked against what the core
promises in return.
"""

from . import handshake, tcp
from .guarded import closing
from .polling import Poller
from .sock import CLOSED, FAILED, LISTENING, NEW, OPEN, WAKER, Addr, Sock
from .system import collected, errno
from .world import WORLD

_EAGAIN = 11
_ERR_HUP = 24


def poller():
    WORLD.count("poller")
    WORLD.fault("poller")
    return Poller()


def key(sock):
    return sock.fd if WORLD.p.int_keys else sock


def local_address(path):
    WORLD.count("local_address")
    if not WORLD.p.local_sockets:
        raise WORLD.error(97, "no local sockets here")
    if not 0 < len(path.encode()) < 108:
        raise WORLD.error(36, "path too long")
    return Addr(path, None, 0)


def local_file(path, known=None):
    return None  # names of the fake network are no files


# -- opening ----------------------------------------------------------------------------------


def _new_sock():
    """socket(): raises where a pool is empty. One collection is tried first, as on boards."""
    p = WORLD.p
    if p.sockets and WORLD.slots >= p.sockets:
        collected()
        if WORLD.slots >= p.sockets:
            raise WORLD.error(p.sockets_full, "no free socket")
    if p.blocks and WORLD.blocks >= p.blocks:
        raise WORLD.error(p.blocks_full, "no free control block")
    sock = Sock(True)
    sock.open_slot()
    return sock


def bind(addr):
    WORLD.count("bind")
    WORLD.fault("bind")
    sock = _new_sock()
    try:
        handshake.bind_client(sock, addr)
    except OSError:
        tcp.close(sock)
        raise
    return sock


def connect(addr, sock=None):
    WORLD.count("connect")
    sock = sock or _new_sock()
    try:
        WORLD.fault("connect")
        handshake.check_free(sock, addr)
    except OSError:
        tcp.close(sock)
        raise
    if addr.family == 0:
        return _connect_local(sock, addr)
    sock.take_block()
    handshake.start_connect(sock, addr)
    if WORLD.instant_connect:
        WORLD.sleep(1)
        if sock.state == FAILED:
            number = sock.err
            tcp.close(sock)
            # While connecting, lwIP's 104 means refused.
            raise WORLD.error(111 if number == 104 else number, "connect")
    return sock


def _connect_local(sock, addr):
    listener = WORLD.paths.get(addr.text)
    number = 0
    if addr.text not in WORLD.paths:
        number = 2
    elif listener is None:
        number = 111
    elif len(listener.queue) >= listener.backlog:
        number = _EAGAIN
    if number:
        tcp.close(sock)
        raise WORLD.error(number, "connect")
    sock.remote = addr
    handshake.establish(sock, listener)
    return sock


def connected(sock, flags, probe):
    WORLD.count("connected")
    if flags & 32:
        return 9
    if WORLD.p.so_error:
        number = sock.err
        sock.err = 0
        sock.told = number != 0
        return number
    if not flags & _ERR_HUP:
        return 0
    try:
        chunk = sock.read_once(1)
    except OSError as error:
        number = errno(error)
        return 111 if number == 104 and WORLD.p.lwip else number
    if chunk:
        probe[0] = chunk[0]
        return -1
    return 0


def listen(addr, backlog, ipv6_only=False):
    if ipv6_only and WORLD.p.lwip:
        raise WORLD.error(95, "listen")
    WORLD.count("listen")
    WORLD.fault("listen")
    sock = _new_sock()
    try:
        _bind(sock, addr)
    except OSError:
        tcp.close(sock)
        raise
    sock.state = LISTENING
    sock.backlog = max(1, backlog) if WORLD.p.lwip else backlog + 1
    sock.queue = []
    return sock


def _bind(sock, addr):
    p = WORLD.p
    if addr.family == 0:
        if WORLD.paths.get(addr.text) is not None:
            raise WORLD.error(98, "bind")
        WORLD.paths[addr.text] = sock
        sock.local = addr
        return
    if p.listeners and WORLD.listening >= p.listeners:
        raise WORLD.error(12, "listen")
    handshake.bind(sock, addr)
    WORLD.listening += 1


def accept(sock):
    WORLD.count("accept")
    if sock.state != LISTENING:
        raise WORLD.error(9 if sock.state == CLOSED else 22, "accept")
    if not sock.offered:
        WORLD.complain("accept without a READ event")
    if not sock.queue:
        sock.offered = False
        if WORLD.p.accept_wait:
            WORLD.sleep(WORLD.p.accept_wait)
        if not sock.queue:
            return None
    WORLD.fault("accept")
    return _accepted(sock)


def _accepted(listener):
    p = WORLD.p
    full = p.sockets and WORLD.slots >= p.sockets
    if full and not p.accept_full_drops:
        raise WORLD.error(p.sockets_full, "accept")
    sock = listener.queue.pop(0)
    sock.parent = None
    if full:
        tcp.close(sock)
        raise WORLD.error(p.sockets_full, "accept")
    sock.open_slot()
    return sock, sock.remote


def waker():
    WORLD.count("waker")
    sock = Sock(True)
    sock.state = WAKER
    sock.queue = []
    if WORLD.p.int_keys:
        sock.fd = WORLD.take_fd(sock)

    def wake():
        if not sock.queue:
            sock.queue.append(1)
            sock.wake()

    def drain():
        sock.queue.clear()

    return sock, wake, drain


# -- what an open socket does -----------------------------------------------------------------


def shutdown(sock):
    WORLD.count("shutdown")
    if not WORLD.p.shutdown:
        return False
    tcp.send_fin(sock)
    sock.wake()
    return True


def close(sock):
    WORLD.count("close")
    if sock.state == CLOSED or sock in WORLD.watched:
        return
    if sock.watches and sock.state != WAKER:
        WORLD.complain("closed while registered: %r" % sock)
        if WORLD.p.epoll:
            for watch in list(sock.watches):
                watch.poller.forget(watch)
    if sock.state == WAKER and sock.fd:
        WORLD.give_fd(sock.fd)
    closing(sock)
    if WORLD.p.listener_leaks and sock.state == LISTENING:
        while sock.queue:  # as the real port does it: lwip.py
            tcp.close(_accepted(sock)[0])
    tcp.close(sock)
    sock.wake()


def option(sock, name, value):
    WORLD.count("option")
    p = WORLD.p
    if sock.state != OPEN or sock.dead:
        return False
    if name == "no_delay":
        known = p.no_delay and not sock.is_local()
    elif name == "keep_alive":
        known = p.keep_alive and not (sock.is_local() and value > 0)
    else:
        known = p.reset and name in ("reset", "ttl", "max_seg", "oob_inline")
    if known and value is None:
        return (sock.options or {}).get(name, {"ttl": 64, "max_seg": 1460}.get(name, 0))
    if known:
        if sock.options is None:
            sock.options = {}
        sock.options[name] = value
    return known


def local(sock):
    WORLD.count("local")
    addr = sock.local
    if addr is None or sock.state in (NEW, FAILED, CLOSED, WAKER):
        return None
    known = WORLD.p.knows_local or (WORLD.ephemeral_known and sock.state == LISTENING)
    return addr.triple() if known else None


def remote(sock, peer):
    WORLD.count("remote")
    if peer is not None:
        return peer.triple()
    if WORLD.p.knows_local and sock.state == OPEN and not sock.dead:
        return sock.remote.triple()
    return None
