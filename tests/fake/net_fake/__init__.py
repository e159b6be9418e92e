"""The fake port: ports/README.md in memory, with a scripted clock and network.

    import net_fake
    sys.modules["net._port"] = net_fake  # before the core is imported; net_fake.install() does it
    net_fake.use("rp2")  # linux, unix, esp32 or rp2; a fresh world each time

The module is the port: the contract's names are its own (`port` is the module itself). The other
names are for tests (tests/fake/README.md). Imports nothing of `net`, nor socket, select or time.
"""

import sys

from .contract import (
    accept,
    bind,
    close,
    connect,
    connected,
    key,
    listen,
    local,
    local_address,
    local_file,
    option,
    poller,
    remote,
    shutdown,
    waker,
)
from .peer import half_open, peer_connect, peer_connect_local, peer_listen
from .personality import CONSTANTS, TABLES
from .resolver import resolve
from .script import (
    acks,
    addr,
    advance,
    after,
    asked,
    blocks,
    break_connection,
    describe,
    dry_raises,
    ephemeral_known,
    fail_next,
    forget,
    guard_writes,
    heap_used,
    hosts,
    instant_connect,
    latency,
    leaks,
    lied,
    limits,
    link_down,
    link_up,
    new_socket,
    now,
    on_collect,
    open_sockets,
    order,
    partial_writes,
    port_of,
    registered,
    reset_discards,
    reset_with_data,
    resume,
    route,
    settle,
    slept,
    split,
    stall,
    violations,
)
from .sock import CLOSED
from .streams import recv, writer
from .system import (
    check,
    collect,
    errno,
    lock,
    new_error,
    on_fork,
    report,
    ticks_add,
    ticks_diff,
    ticks_ms,
    turning,
)
from .udp import datagram_echo
from .world import WORLD, Deadlock, Poisoned, Spin

credit = True  # as the real rp2 port has it; without a guard nobody gives any
PERSONALITIES = tuple(sorted(TABLES))

port = sys.modules[__name__]
counters = WORLD.counters  # calls of port functions by name; cleared by `use` and by the test


def use(name="linux", start=0):
    """Take a personality and a fresh world, whose ticks_ms starts at `start`.

    Pollers and wakers live on, so that a loop made before still works; sockets do not.
    """
    for sock in open_sockets():
        for watch in list(sock.watches):
            watch.poller.forget(watch)
        sock.state = CLOSED
    WORLD.reset(name, start)
    names = globals()
    for constant in CONSTANTS:
        names[constant] = getattr(WORLD.p, constant)


def const(value):
    """What `net._port` has besides the port."""
    return value


def install(package="net"):
    """Be the port of `package`. Call it before the package is imported."""
    sys.modules[package + "._port"] = port
    if sys.implementation.name == "micropython":
        sys.modules["net_micropython"] = port  # as what is compiled for boards asks for it


use()
