"""How connections come about: addresses, routes, the SYN and its retries, the accept queue.

Runs from WORLD.step() or from a call of a socket's owner.
"""

from .heap import Output
from .pipe import Pipe
from .sock import CONNECTING, FAILED, OPEN, Addr, Sock
from .tcp import leave_queue, reset
from .world import WORLD

_PEER_BUFFER = 65536
_LIMITLESS = 2**29
_OWN = ("0.0.0.0", "127.0.0.1", "::", "::1")  # the addresses of this machine
_BLACK_HOLES = ("192.0.2.", "198.51.100.", "203.0.113.", "2001:db8:")


def start_connect(sock, addr):
    """The first packet leaves. The answer comes with the network's next step."""
    sock.state = CONNECTING
    sock.remote = addr
    sock.timer = None
    route = WORLD.routes.get(addr.text)
    if route and route[1]:
        WORLD.at(route[1], syn, sock)
    else:
        WORLD.soon(syn, sock)


def syn(sock):
    if sock.state != CONNECTING:
        return
    addr = sock.remote
    fate = _fate(addr)
    if fate == "blackhole":
        _await(sock, WORLD.p.syn_limit, _syn_expired)
    elif fate == "unreachable":
        _await(sock, WORLD.p.unreachable_ms, _unreachable)
    else:
        listener = None if fate == "refuse" else find_listener(addr)
        if listener is None:
            fail_connect(sock, WORLD.p.refused_errno, False)
        else:
            _admit(sock, listener)


def _fate(addr):
    if not WORLD.link:
        return "blackhole"
    route = WORLD.routes.get(addr.text)
    if route:
        return route[0]
    for prefix in _BLACK_HOLES:
        if addr.text.startswith(prefix) and (addr.text, addr.port) not in WORLD.listeners:
            return "blackhole"
    return "ok"


def find_listener(addr):
    listeners = WORLD.listeners
    found = listeners.get((addr.text, addr.port))
    if found is None:
        found = listeners.get(("::" if addr.family == 6 else "0.0.0.0", addr.port))
    if found is None and addr.text in ("0.0.0.0", "::"):
        found = listeners.get(("127.0.0.1" if addr.family == 4 else "::1", addr.port))
    return found


def _await(sock, ms, fn):
    WORLD.cancel(sock.timer)
    sock.timer = WORLD.at(ms, fn, sock)


def _syn_expired(sock):
    if sock.state == CONNECTING:
        fail_connect(sock, WORLD.p.syn_errno, True)


def _unreachable(sock):
    if sock.state == CONNECTING:
        fail_connect(sock, WORLD.p.unreachable_errno, True)


def fail_connect(sock, number, silent):
    sock.state = FAILED
    sock.err = number
    sock.dead = True
    sock.silent = silent
    sock.free_block()
    sock.wake()


def _admit(client, listener):
    p = WORLD.p
    if listener.core and p.blocks and WORLD.blocks >= p.blocks:
        _retry(client)
    elif len(listener.queue) < listener.backlog:
        establish(client, listener)
    elif listener.core and p.queue_full_resets:
        # The handshake is complete when the stack finds no place: the client is let in and reset.
        server = establish(client, listener)
        leave_queue(server)
        reset(server)
    else:
        _retry(client)


def _retry(client):
    """Nobody answered: the client's system asks again, until it gives up."""
    p = WORLD.p
    client.tries += p.syn_retry
    if client.tries < p.syn_limit:
        _await(client, p.syn_retry, syn)
    else:
        _syn_expired(client)


def establish(client, listener):
    server = Sock(listener.core)
    server.take_block()
    remote = client.remote
    server.local = Addr(remote.text, remote.port, remote.family)
    if client.local is None:
        client.local = _client_address(remote.family)
    elif client.local.text in ("0.0.0.0", "::"):
        client.local.text = _client_address(remote.family).text
    server.remote = client.local
    join(client, server)
    server.parent = listener
    listener.queue.append(server)
    client.wake()
    listener.wake()
    return server


def _client_address(family):
    if family == 0:
        return Addr("", None, 0)
    return Addr("::1" if family == 6 else "127.0.0.1", WORLD.new_port(), family)


def join(a, b):
    a.tx = b.rx = _pipe(a, b)
    b.tx = a.rx = _pipe(b, a)
    a.state = b.state = OPEN


def _pipe(src, dst):
    p = WORLD.p
    size = p.snd if src.core else _LIMITLESS
    window = p.rcv if dst.core else _PEER_BUFFER
    output = Output(WORLD.heap) if src.core and WORLD.heap else None
    return Pipe(src, dst, size, window, output)


def bind(sock, addr):
    """Take an address for a listener, one of the core's or a peer's."""
    port = addr.port
    while port == 0 or (addr.port == 0 and _taken(addr, port)):
        port = WORLD.new_port()
    if _taken(addr, port):
        raise WORLD.error(98, "bind")
    sock.local = Addr(addr.text, port, addr.family)
    WORLD.listeners[(addr.text, port)] = sock


def bind_client(sock, addr):
    """Take an address for a connect that is to come. Like the real ports, with address reuse:
    a kernel refuses the port of a listener even so, lwIP does not."""
    lwip = WORLD.p.lwip
    if not lwip and addr.text not in _OWN:
        raise WORLD.error(99, "bind")
    if addr.port and not lwip and _taken(addr, addr.port):
        raise WORLD.error(98, "bind")
    sock.local = Addr(addr.text, addr.port or WORLD.new_port(), addr.family)


def check_free(sock, addr):
    """The same two ends cannot be connected twice, and lwIP now finds out whose address it is."""
    lwip = WORLD.p.lwip
    here = sock.local
    if here is None:
        return
    if here.text not in _OWN:
        raise WORLD.error(113, "connect")
    for other in WORLD.sockets.values():
        there = other.remote
        if (
            other.state in (CONNECTING, OPEN)
            and other.local is not None
            and (other.local.port, there.text, there.port) == (here.port, addr.text, addr.port)
        ):
            raise WORLD.error(98 if lwip else 99, "connect")


def _taken(addr, port):
    wild = "::" if addr.family == 6 else "0.0.0.0"
    if (addr.text, port) in WORLD.listeners or (wild, port) in WORLD.listeners:
        return True
    if addr.text != wild:
        return False
    for other in WORLD.listeners:
        if other[1] == port and WORLD.listeners[other].local.family == addr.family:
            return True
    return False
