"""UDP for net.dns, and the system's DNS servers. Part of net_cpython, loaded by net.dns."""

import os
import socket

from net_cpython import Conn

MDNS = ("224.0.0.251", 5353)
RESOLV_CONF = "/etc/resolv.conf"


def connect(text, number):
    """A non-blocking UDP socket that talks to one address only."""
    flags = socket.AI_NUMERICHOST
    found = socket.getaddrinfo(text, number, type=socket.SOCK_DGRAM, flags=flags)
    family, kind, _, _, addr = found[0]
    sock = Conn(family, kind)
    try:
        sock.setblocking(False)
        sock.connect(addr)
    except OSError:
        sock.close()
        raise
    return sock


def multicast(data):
    """A non-blocking UDP socket that has asked everybody on the network, and hears who answers:
    a question from a port of one's own is answered to that port (RFC 6762, 6.7)."""
    sock = Conn(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        sock.setblocking(False)
        sock.sendto(data, MDNS)
    except OSError:
        sock.close()
        raise
    return sock


def servers():
    """Numeric addresses of the system's DNS servers; none where that has no such file."""
    try:
        with open(RESOLV_CONF, encoding="utf-8", errors="replace") as file:
            lines = [line.split() for line in file]
    except OSError:
        return []
    return [words[1] for words in lines if len(words) > 1 and words[0] == "nameserver"]


def random16():
    return int.from_bytes(os.urandom(2), "big")
