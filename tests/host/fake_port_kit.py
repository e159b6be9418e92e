"""Helpers for the fake port's own tests: sockets in a wanted situation, and what poll says of
them.

Uses the port contract and the fake's scripting; nothing of net.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT / "tests" / "fake") not in sys.path:
    sys.path.insert(0, str(ROOT / "tests" / "fake"))

import net_fake as fake  # noqa: E402

port = fake.port
ALL = ("linux", "unix", "esp32", "rp2")
KERNEL = ("linux", "unix")
BOARDS = ("esp32", "rp2")
EVERY = 1 | 4 | 8 | 16


def flags_of(sock, mask=EVERY):
    """What one look says of a socket; 0 when it is quiet."""
    poller = port.poller()
    poller.register(port.key(sock), mask)
    seen = [(key, flags) for key, flags in poller.ipoll(0)]
    poller.unregister(port.key(sock))
    return seen[0][1] if seen else 0


def wait(sock, mask=EVERY, ms=-1):
    """Wait until one socket is ready; its flags, or 0 after ms."""
    poller = port.poller()
    poller.register(port.key(sock), mask)
    seen = [(key, flags) for key, flags in poller.ipoll(ms)]
    poller.unregister(port.key(sock))
    return seen[0][1] if seen else 0


def listen(text="127.0.0.1", number=0, backlog=None):
    """A listener of the port and the port number it got."""
    sock = port.listen(fake.addr(text, number), port.BACKLOG if backlog is None else backlog)
    return sock, fake.port_of(sock)


def served():
    """A connection accepted by the port, and the Peer at its other end."""
    listener, number = listen()
    peer = fake.peer_connect(number)
    wait(listener, 1 | 24)
    sock, _ = port.accept(listener)
    port.close(listener)
    return sock, peer


def dialled():
    """A connection made by the port, and the Peer at its other end."""
    server = fake.peer_listen()
    sock = port.connect(server.addr)
    wait(sock)
    peer = server.accept()
    server.close()
    return sock, peer


def refused():
    """A socket whose connect was refused; its error not yet looked at."""
    sock = port.connect(fake.addr("127.0.0.1", 9))
    fake.settle()
    return sock


def number_of(call, *args):
    """The number that a call's OSError carries as raised; None when it raises nothing."""
    try:
        call(*args)
    except OSError as error:
        return error.args[0]
    return None


def read_all(sock, n=65536):
    """Everything that has arrived."""
    parts = []
    while True:
        part = port.recv(sock, n)
        if not part:
            return b"".join(parts)
        parts.append(part)
