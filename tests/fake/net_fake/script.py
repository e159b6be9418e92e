"""What a test may order of the world, and what it may ask about it.

Everything here is re-exported by the package; `use` undoes all of it.
"""

from . import guarded, handshake, tcp
from .peer import Peer, unstall
from .sock import CLOSED, CONNECTING, LISTENING, NEW, OPEN, Addr, Sock, kick
from .world import WORLD

# -- the clock --------------------------------------------------------------------------------


def advance(ms):
    """Let `ms` pass; the network moves meanwhile."""
    WORLD.sleep(ms)


def settle():
    """Let the network come to rest; no time passes."""
    WORLD.step()
    while WORLD.queue:
        WORLD.step()


def after(ms, fn, *args):
    """Call fn(*args) when `ms` have passed, from the network's side. Gives what `forget` takes."""
    return WORLD.at(ms, _call, (fn, args))


def forget(event):
    WORLD.cancel(event)


def _call(order):
    order[0](*order[1])


def now():
    """Milliseconds since `use`; never wraps."""
    return WORLD.now


# -- names and routes -------------------------------------------------------------------------


def hosts(name, answer, delay_ms=20):
    """`name` resolves to an address, a list of them, or fails: a lookup number or an OSError."""
    WORLD.names[name] = (answer, delay_ms)


def route(address, fate, delay_ms=0):
    """How connects to `address` go: ok, refuse, blackhole or unreachable; after delay_ms."""
    if fate not in ("ok", "refuse", "blackhole", "unreachable"):
        raise ValueError(fate)
    WORLD.routes[address] = (fate, delay_ms)


def addr(text, port, family=4):
    """What resolve would give for a numeric address."""
    return Addr(text, port, family)


# -- the network's behaviour ------------------------------------------------------------------


def latency(ms):
    """Every packet takes this long."""
    WORLD.latency = ms


def acks(ms):
    """rp2: peers acknowledge what they have got after so long (real ones take up to 40)."""
    WORLD.acks = ms


def split(n):
    """Deliver at most n bytes a direction and step; 0: everything."""
    WORLD.split = n


def partial_writes(n):
    """A write takes at most n bytes; 0: as many as fit."""
    WORLD.partial = n


def dry_raises(on):
    """Readers and writers that are dry raise EAGAIN (True) or return None (False)."""
    WORLD.p.dry_raises = on


def guard_writes(on):
    """rp2: writers as the real port wraps them, so that the heap does not fill."""
    WORLD.guard = guarded.Guard() if on else None


def instant_connect(on):
    """A connect is done or refused before the call returns, as it may be on lwIP."""
    WORLD.instant_connect = on


def reset_discards(on):
    """A reset throws away what had arrived and was not read (lwIP's error callback)."""
    WORLD.reset_discards = on


def ephemeral_known(on):
    """Whether a board's listener tells its port; no real one does."""
    WORLD.ephemeral_known = on


def port_of(sock):
    """The port that a listener got: no board tells it, and tests have to connect."""
    return sock.local.port


def order(fn):
    """fn(list) rearranges, in place, what each poll reports; None: as it became ready."""
    WORLD.sort = fn


def limits(**pools):
    """Change pools: sockets, blocks, listeners, heap, snd, rcv; 0 is without limit."""
    for name in pools:
        if name not in ("sockets", "blocks", "listeners", "heap", "snd", "rcv"):
            raise ValueError(name)
        setattr(WORLD.p, name, pools[name])
    if "heap" in pools and WORLD.heap:
        WORLD.heap.size = pools["heap"] or 2**29


# -- faults -----------------------------------------------------------------------------------


def fail_next(name, error, times=1):
    """The next `times` calls of a port function raise `error`: Linux's number, or an exception."""
    if isinstance(error, type):
        error = error()
    WORLD.faults.setdefault(name, []).extend([error] * times)


def on_collect(fn):
    """fn() runs when the port collects garbage; None: nothing."""
    WORLD.on_collect = fn


def _sock(conn):
    return conn.sock if isinstance(conn, Peer) else conn


def stall(conn, way="both"):
    """Hold what `conn`, a port socket or Peer, receives ("in"), sends ("out") or both."""
    sock = _sock(conn)
    if way != "out":
        sock.rx.stalled = True
    if way != "in":
        sock.tx.stalled = True


def resume(conn):
    sock = _sock(conn)
    unstall(sock.rx)
    unstall(sock.tx)


def reset_with_data(conn, data=b""):
    """`conn` receives data and a reset in one delivery, whoever is at the other end."""
    pipe = _sock(conn).rx
    other = pipe.src
    tcp.receive_reset(other)
    pipe.put(memoryview(data), 0, len(data))
    pipe.rst = True
    kick(pipe)


def break_connection(conn, errno=110):
    """The system gives up: `conn` fails with this Linux errno, the peer hears nothing."""
    tcp.abort(_sock(conn), errno)


def link_down():
    """The network is gone. esp32 breaks its sockets; elsewhere they stay and wait."""
    WORLD.link = False
    number = WORLD.p.link_loss_errno
    for sock in open_sockets() if number else ():
        if sock.state == OPEN and not sock.dead and not sock.is_local():
            tcp.abort(sock, number)
        elif sock.state == CONNECTING:
            handshake.fail_connect(sock, number, True)


def link_up():
    WORLD.link = True
    parked = WORLD.parked
    WORLD.parked = []
    for pipe in parked:
        if pipe.since is None:
            kick(pipe)
        else:
            WORLD.at(tcp.retransmission(pipe), tcp.retransmit, pipe)


# -- questions --------------------------------------------------------------------------------


def new_socket():
    """A socket before connect: only to look at its poll flags."""
    sock = Sock(True)
    sock.open_slot()
    return sock


def open_sockets():
    """The port's sockets that are not closed, oldest first."""
    return [WORLD.sockets[serial] for serial in sorted(WORLD.sockets)]


def registered(poller):
    """{key: mask} of a poller."""
    return {key: poller.watches[key].mask for key in poller.watches}


def blocks():
    """TCP control blocks in use."""
    return WORLD.blocks


def heap_used():
    """Bytes in the heap that the output of all sockets shares (rp2)."""
    return WORLD.heap.used() if WORLD.heap else 0


def slept():
    """ms that writes slept because the heap was full."""
    return WORLD.slept


def asked():
    """How often the guard has asked the heap for room (rp2)."""
    return WORLD.asked


def lied():
    """Bytes that writes claimed and never queued (rp2)."""
    return WORLD.lied


def violations():
    """Where the core broke its promises, as text."""
    return WORLD.violations


def leaks():
    """What a program that has closed everything left behind, as text."""
    found = ["open: %r" % sock for sock in open_sockets()]
    if WORLD.listening:
        found.append("%d listeners" % WORLD.listening)
    for poller in WORLD.pollers:
        for key in poller.watches:
            sock = poller.watches[key].sock
            if sock.state == CLOSED:
                found.append("registered, but closed: %r" % sock)
    return found


def describe(sock):
    """One word for a port socket's state."""
    names = {NEW: "new", CONNECTING: "connecting", OPEN: "open", LISTENING: "listening"}
    return names.get(sock.state, "closed" if sock.state == CLOSED else "failed")
