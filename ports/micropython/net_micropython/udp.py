"""Datagrams for net.udp. Part of net_micropython.

There is recvfrom, which makes the bytes, and no call that reads one datagram into a buffer:
readinto goes on with the next.
"""

import socket
import sys

from micropython import const

import net_micropython as port

_EAGAIN = const(11)
_LINUX = sys.platform == "linux"
_BROADCAST = getattr(socket, "SO_BROADCAST", 6 if _LINUX else 32)
# What the unix port has no names for.
_JOIN = getattr(socket, "IP_ADD_MEMBERSHIP", 35 if _LINUX else 12 if port.NAME == "unix" else None)
_LEAVE = getattr(
    socket, "IP_DROP_MEMBERSHIP", 36 if _LINUX else 13 if port.NAME == "unix" else None
)
_INTERFACE = 32 if _LINUX else 9

if port.NAME == "unix":
    _last: list = [None, None]  # where was sent to, as told and as the system has it

    def _packed(to):
        if to != _last[0]:
            _last[1] = socket.getaddrinfo(to[0], to[1], 0, socket.SOCK_STREAM)[0][-1]
            _last[0] = to
        return _last[1]

    def _plain(addr):
        return port.name(addr)[:2]

else:

    def _packed(to):
        return to

    def _plain(addr):
        return addr if len(addr) == 2 else addr[:2]


def open(host, number, family, shared, broadcast):
    """A non-blocking UDP socket, bound. OSError with nothing left open."""
    made = socket.socket(socket.AF_INET if family == 4 else socket.AF_INET6, socket.SOCK_DGRAM)
    try:
        made.setblocking(False)
        if shared:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if _LINUX:
                made.setsockopt(socket.SOL_SOCKET, 15, 1)  # SO_REUSEPORT
        if broadcast:
            made.setsockopt(socket.SOL_SOCKET, _BROADCAST, 1)
        made.bind(_packed((host, number)))
    except OSError:
        port.close(made)
        raise
    return made


def receive(sock, size):
    """(bytes, (text, port)) of the next datagram, cut after size bytes; None: there is none."""
    try:
        data, addr = sock.recvfrom(size)
    except OSError as error:
        if error.errno == _EAGAIN:
            return None
        raise
    return data, _plain(addr)


def receive_into(sock, buf):
    """(bytes that are in buf, (text, port)), else as receive()."""
    got = receive(sock, len(buf))
    if got is None:
        return None
    n = len(got[0])
    buf[:n] = got[0]
    return n, got[1]


def send(sock, data, to):
    """Whether the system took it."""
    try:
        sock.sendto(data, _packed(to))
    except OSError as error:
        if error.errno == _EAGAIN:
            return False
        raise
    return True


def member(sock, group, interface, on):
    """Join or leave a group; sending to groups goes out there. Whether that worked."""
    what = _JOIN if on else _LEAVE
    if what is None:
        return False
    here = _bytes(interface)
    try:
        sock.setsockopt(0, what, _bytes(group) + here)
        if on and interface != "0.0.0.0" and port.NAME == "unix":
            sock.setsockopt(0, _INTERFACE, here)
    except OSError:
        return False
    return True


def _bytes(text):
    return bytes([int(part) for part in text.split(".")])
