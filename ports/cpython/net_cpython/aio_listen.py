"""The options of asyncio.start_server: hosts, families, sockets. Part of net_cpython."""

import asyncio
import errno
import os
import socket

_ANY = (None, "")
_WORDS = ("sock", "family", "flags", "reuse_address", "reuse_port")


async def addresses(host, port, backlog, path, options):
    """Return what each server of one start_server listens on; removes its options."""
    words = {name: options.pop(name) for name in _WORDS if name in options}
    sock = words.get("sock")
    if sock is not None:
        if host is not None or port:
            raise ValueError("host/port and sock can not be specified at the same time")
        return [(sock, backlog)]
    if path is not None:
        return [(port, None, backlog, os.fspath(path))]
    if isinstance(host, str) and host and not words:
        return [(port, host, backlog, None)]
    hosts = [host] if isinstance(host, str) or host is None else list(host)
    return [(sock, backlog) for sock in await _all_bound(hosts, port, words)]


async def _all_bound(hosts, port, words):
    """Return a bound socket for each address of the hosts."""
    socks = []
    try:
        for where in await _resolved(hosts, port, words):
            sock = _bound(*where, words)
            if sock is not None:
                socks.append(sock)
    except BaseException:
        for sock in socks:
            sock.close()
        raise
    if not socks:
        raise OSError(errno.EADDRNOTAVAIL, "could not bind on any address")
    return socks


async def _resolved(hosts, port, words):
    """Return (family, type, proto, name, address) of each address, without duplicates."""
    loop = asyncio.get_running_loop()
    found = {}
    for host in hosts:
        for info in await loop.getaddrinfo(
            None if host in _ANY else host,
            port,
            family=words.get("family", socket.AF_UNSPEC),
            type=socket.SOCK_STREAM,
            flags=words.get("flags", socket.AI_PASSIVE),
        ):
            found[info] = True
    return list(found)


def _bound(family, kind, proto, name, address, words):
    """Return a bound socket, or None if the system does not support the family."""
    try:
        sock = socket.socket(family, kind, proto)
    except OSError:
        return None
    try:
        if words.get("reuse_address", os.name == "posix"):
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, True)
        if words.get("reuse_port"):
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, True)
        if family == socket.AF_INET6:
            sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, True)
        sock.bind(address)
    except OSError as error:
        sock.close()
        if family == socket.AF_INET6 and error.errno == errno.EADDRNOTAVAIL:
            return None
        text = f"error while attempting to bind on address {address!r}: {error.strerror}"
        raise OSError(error.errno, text.lower()) from None
    sock.setblocking(False)
    return sock


def listen(server, asked):
    """Listen on one entry of addresses(). Errors are raised or become the server's `error`."""
    if len(asked) == 2:
        sock, backlog = asked
        sock.setblocking(False)
        server.adopt(sock, backlog or 100)
    else:
        server.listen(asked[0], asked[1], asked[2], path=asked[3])
