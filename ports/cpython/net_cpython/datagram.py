"""UDP for net.dns, and the system's DNS servers. Part of net_cpython, loaded by net.dns."""

import os
import socket

from net_cpython import Conn

MDNS = ("224.0.0.251", 5353)
RESOLV_CONF = "/etc/resolv.conf"


def connect(text, number):
    """Return a non-blocking UDP socket connected to one address."""
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
    """Multicast a question. Returns the non-blocking UDP socket that receives the answers:
    a question from any other port than 5353 is answered to that port (RFC 6762, 6.7)."""
    sock = Conn(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        sock.setblocking(False)
        sock.sendto(data, MDNS)
    except OSError:
        sock.close()
        raise
    return sock


def servers():
    """Return numeric addresses of the system's DNS servers; [] if it has no such file."""
    try:
        with open(RESOLV_CONF, encoding="utf-8", errors="replace") as file:
            lines = [line.split() for line in file]
    except OSError:
        return []
    return [words[1] for words in lines if len(words) > 1 and words[0] == "nameserver"]


def random16():
    return int.from_bytes(os.urandom(2), "big")
