"""UDP for net.dns, and the network's DNS servers. Part of net_micropython, loaded by net.dns."""

import os
import socket

from micropython import const

import net_micropython as port

_TRIES = const(4)
_FIRST = const(1024)
_ANY = ("0.0.0.0", "::")
MDNS = ("224.0.0.251", 5353)


def connect(text, number):
    """A non-blocking UDP socket that talks to one address only."""
    # Boards warn of getaddrinfo with SOCK_DGRAM; the address is the same.
    addr = socket.getaddrinfo(text, number, 0, socket.SOCK_STREAM)[0][-1]
    sock = socket.socket(port.family_of(addr), socket.SOCK_DGRAM)
    try:
        sock.setblocking(False)
        if port.NAME != "unix":
            _choose_port(sock, addr)
        sock.connect(addr)
    except OSError:
        port.close(sock)
        raise
    return sock


def multicast(data):
    """A non-blocking UDP socket that has asked everybody on the network, and hears who answers:
    a question from a port of one's own is answered to that port (RFC 6762, 6.7)."""
    addr = socket.getaddrinfo(MDNS[0], MDNS[1], 0, socket.SOCK_STREAM)[0][-1]
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        sock.setblocking(False)
        if port.NAME != "unix":
            _choose_port(sock, addr)
        sock.sendto(data, addr)
    except OSError:
        port.close(sock)
        raise
    return sock


def _choose_port(sock, addr):
    """lwIP counts its own ports up, so that whoever has seen one knows the next: it is what forged
    answers must hit besides the question's number."""
    for _ in range(_TRIES):
        try:
            sock.bind((_ANY[":" in addr[0]], _FIRST + random16() % (65536 - _FIRST)))
            return
        except OSError:
            pass  # in use


def servers():
    """Numeric addresses of the DNS servers that the network has told."""
    if port.NAME == "unix":
        return _listed("/etc/resolv.conf")
    import network

    try:
        found = network.ipconfig("dns")
    except (AttributeError, ValueError):  # firmware before 1.23
        found = network.WLAN(network.STA_IF).ifconfig()[3]
    return [found] if found not in ("", "0.0.0.0") else []


def _listed(path):
    found = []
    try:
        with open(path) as file:
            for line in file:
                words = line.split()
                if len(words) > 1 and words[0] == "nameserver":
                    found.append(words[1])
    except OSError:
        pass
    return found


def random16():
    data = os.urandom(2)
    return data[0] << 8 | data[1]
