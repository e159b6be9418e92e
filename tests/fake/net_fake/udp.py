"""Datagrams for net.udp in this world: they arrive with the network's next step, or where nobody
is bound, or too many wait, not at all."""

from .sock import CLOSED, DATAGRAM, Addr, Sock
from .world import WORLD

_WAITING = 8  # datagrams that a socket keeps
_OWN = "127.0.0.1"


def open(host, number, family, shared, broadcast):
    WORLD.count("udp.open")
    WORLD.fault("udp.open")
    if WORLD.p.sockets and WORLD.slots >= WORLD.p.sockets:
        raise WORLD.error(WORLD.p.sockets_full, "no free socket")
    number = number or WORLD.new_port()
    for other in WORLD.datagrams:
        if other.local.port == number and not (shared and other.options["shared"]):
            raise WORLD.error(98, "bind")
    sock = Sock(True)
    sock.open_slot()
    sock.state = DATAGRAM
    sock.queue = []
    sock.local = Addr(host, number, family)
    sock.options = {"shared": shared, "broadcast": broadcast, "groups": []}
    WORLD.datagrams.append(sock)
    return sock


class Echo(Sock):
    """A peer's socket, which sends every datagram back."""

    def close(self):
        if self in WORLD.datagrams:
            WORLD.datagrams.remove(self)


def datagram_echo():
    sock = Echo(False)
    sock.state = DATAGRAM
    sock.queue = []
    sock.local = Addr(_OWN, WORLD.new_port(), 4)
    sock.options = {"shared": False, "broadcast": False, "groups": []}
    sock.on_event = _echo
    WORLD.datagrams.append(sock)
    return sock


def _echo(sock):
    while sock.queue:
        data, sender = sock.queue.pop(0)
        WORLD.soon(_deliver, (data, (_OWN, sock.local.port), sender[0], sender[1]))


def _alive(sock):
    if sock.state == CLOSED:
        raise WORLD.error(9, "closed")


def receive(sock, size):
    WORLD.count("udp.receive")
    WORLD.fault("udp.receive")
    _alive(sock)
    if not sock.queue:
        return None
    data, sender = sock.queue.pop(0)
    return data[:size], sender


def receive_into(sock, buf):
    got = receive(sock, len(buf))
    if got is None:
        return None
    buf[: len(got[0])] = got[0]
    return len(got[0]), got[1]


def send(sock, data, to):
    WORLD.count("udp.send")
    WORLD.fault("udp.send")
    _alive(sock)
    if to[0].endswith(".255") and not sock.options["broadcast"]:
        raise WORLD.error(13, "broadcast")
    if len(data) > 65507:
        raise WORLD.error(90, "too long")
    WORLD.soon(_deliver, (bytes(data), (_OWN, sock.local.port), to[0], to[1]))
    return True


def _deliver(packet):
    data, sender, host, number = packet
    for sock in list(WORLD.datagrams):
        group = host in sock.options["groups"] or host.endswith(".255")
        if sock.local.port == number and (group or host in (_OWN, "::1")):
            if len(sock.queue) < _WAITING:
                sock.queue.append((data, sender))
                sock.wake()
            if not group:
                return


def member(sock, group, interface, on):
    WORLD.count("udp.member")
    groups = sock.options["groups"]
    if on == (group in groups):
        return False
    if on:
        groups.append(group)
    else:
        groups.remove(group)
    return True
