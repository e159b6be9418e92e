"""Datagrams for net.udp. Part of net_cpython."""

import os
import socket
import struct

from net_cpython import zoned


def open(host, number, family, shared, broadcast):
    """Return a bound non-blocking UDP socket. OSError: nothing is left open."""
    sock = socket.socket(socket.AF_INET if family == 4 else socket.AF_INET6, socket.SOCK_DGRAM)
    try:
        sock.setblocking(False)
        if shared:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if os.name == "posix" and hasattr(socket, "SO_REUSEPORT"):
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        if broadcast:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
        sock.bind(_whole((host, number)))
    except OSError:
        sock.close()
        raise
    return sock


def receive(sock, size):
    """Return (bytes, (text, port)) of the next datagram, at most size bytes; None: none."""
    try:
        data, addr = sock.recvfrom(size)
    except BlockingIOError:
        return None
    return data, _pair(addr)


def receive_into(sock, buf):
    """Return (number of bytes in buf, (text, port)); otherwise as receive()."""
    try:
        n, addr = sock.recvfrom_into(buf)
    except BlockingIOError:
        return None
    return n, _pair(addr)


def _pair(addr):
    return addr if len(addr) == 2 else (zoned(addr), addr[1])


def _whole(to):
    """Add the zone of the text, which bind() and sendto() ignore in a pair."""
    if "%" not in to[0]:
        return to
    text, _, zone = to[0].partition("%")
    return text, to[1], 0, int(zone) if zone.isdigit() else socket.if_nametoindex(zone)


def send(sock, data, to):
    """Send a datagram. Returns whether the system took it."""
    try:
        sock.sendto(data, _whole(to))
    except BlockingIOError:
        return False
    return True


def member(sock, group, interface, on):
    """Join or leave a group, and send to groups by that interface. Returns success."""
    here = socket.inet_aton(interface)
    what = socket.IP_ADD_MEMBERSHIP if on else socket.IP_DROP_MEMBERSHIP
    both = struct.pack("4s4s", socket.inet_aton(group), here)
    try:
        sock.setsockopt(socket.IPPROTO_IP, what, both)
        if on and interface != "0.0.0.0":
            sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, here)
    except OSError:
        return False
    return True
