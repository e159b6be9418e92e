"""The network between connected sockets: delivery, ends, resets, closes.

Runs from WORLD.step() or from a call of a socket's owner; nothing here calls the core.
"""

from .sock import CLOSED, LISTENING, OPEN, kick
from .world import WORLD

_ECONNRESET = 104
_EPIPE = 32
_RETRANSMIT = (1500, 3000, 6000, 12000, 24000, 48000)  # ms after the last time, on a fast network

# -- delivery ---------------------------------------------------------------------------------


def deliver(pipe):
    pipe.queued = False
    if pipe.stalled:
        return
    if not WORLD.link and pipe.src.local.family:
        if pipe not in WORLD.parked:
            WORLD.parked.append(pipe)
        if pipe.output and pipe.since is None and pipe.sendable():
            pipe.since = WORLD.now
        return
    if pipe.since is not None:
        return  # lost: what follows waits for it
    dst = pipe.dst
    if pipe.flight and (dst.dead or dst.state == CLOSED) and not pipe.rst:
        # Data for a socket that is gone is answered by a reset.
        pipe.drop_flight()
        receive_reset(pipe.src)
        gone(dst)
        return
    _carry(pipe)
    if pipe.rst:
        pipe.rst = False
        pipe.drop_flight()
        receive_reset(dst)
    elif pipe.fin and not pipe.flight and not pipe.ended:
        pipe.ended = True
        dst.wake()
        settle_close(pipe.src)
        settle_close(dst)


def lose(pipe):
    """What was just written cannot arrive now."""
    if not pipe.late:
        pipe.late = True
        WORLD.at(_RETRANSMIT[0], _late, pipe)


def _late(pipe):
    pipe.late = False
    if pipe.flight and (pipe.stalled or not WORLD.link):
        pipe.output.lost()


def retransmission(pipe):
    """ms until lwIP sends again what was lost."""
    at = pipe.since + _RETRANSMIT[0]
    for wait in _RETRANSMIT[1:]:
        if at > WORLD.now:
            break
        at += wait
    return max(at - WORLD.now, 0)


def retransmit(pipe):
    if not WORLD.link:
        WORLD.parked.append(pipe)
        return
    pipe.since = None
    kick(pipe)


def _carry(pipe):
    n = min(pipe.sendable(), pipe.window - pipe.ready)
    if WORLD.split and not pipe.rst and n > WORLD.split:
        n = WORLD.split
        pipe.queued = True
        WORLD.again.append((deliver, pipe))
    if n > 0:
        pipe.arrive(n)
        pipe.dst.wake()
        pipe.src.wake()
        if pipe.flight and pipe.output:
            kick(pipe)  # Nagle lets go of the rest


# -- ends, resets, closes ---------------------------------------------------------------------


def send_fin(sock):
    if sock.tx is not None and not sock.fin_out and not sock.dead:
        sock.fin_out = True
        sock.tx.fin = True
        kick(sock.tx)


def reset(sock):
    """This end gives up: what it sent and still fits arrives, a reset behind it."""
    tx = sock.tx
    gone(sock)
    if tx is not None:
        tx.rst = True
        kick(tx)


def gone(sock):
    """This end no longer exists for the network."""
    sock.dead = True
    sock.free_block()


def receive_reset(sock):
    """A reset arrived."""
    if sock.dead or sock.state not in (OPEN, CLOSED):
        return
    p = WORLD.p
    ended = sock.rx.ended
    abort(sock, _EPIPE if ended and not p.lwip else _ECONNRESET)


def abort(sock, number):
    """The connection breaks under this end, which learns `number`."""
    gone(sock)
    if sock.tx is not None:
        sock.tx.drop_flight()
        sock.rx.drop_flight()
        if WORLD.reset_discards:
            sock.rx.drop_ready()
    if sock.state == CLOSED:
        return
    sock.err = number
    if sock.parent is not None and WORLD.p.lwip:
        leave_queue(sock)
    sock.wake()


def leave_queue(sock):
    """lwIP takes a connection that broke before accept() out of the queue; a kernel keeps it."""
    sock.parent.queue.remove(sock)
    sock.parent = None
    sock.state = CLOSED


def settle_close(sock):
    """A closed socket's control block is free once both ends have ended."""
    if sock.state == CLOSED and sock.tx.ended and sock.rx.ended:
        gone(sock)


def close_connection(sock):
    """The owner closed an open connection."""
    sock.state = CLOSED
    if sock.dead:
        return
    rx = sock.rx
    hard = sock.options is not None and sock.options.get("reset")
    if rx.ready or hard:
        if hard or WORLD.p.close_drops_output and sock.core:
            sock.tx.drop_flight()
        rx.drop_ready()
        rx.drop_flight()
        reset(sock)
        return
    send_fin(sock)
    settle_close(sock)
    if sock.core and not sock.dead and WORLD.p.orphan_ms:
        sock.timer = WORLD.at(WORLD.p.orphan_ms, _orphan_expired, sock)


def _orphan_expired(sock):
    sock.timer = None
    if not sock.dead:
        sock.tx.drop_flight()
        reset(sock)


def close_listener(sock):
    sock.state = CLOSED
    remove = [key for key in WORLD.listeners if WORLD.listeners[key] is sock]
    for key in remove:
        del WORLD.listeners[key]
    for path in WORLD.paths:
        if WORLD.paths[path] is sock:
            WORLD.paths[path] = None  # the file stays behind, as a real one does
    if sock.core and not sock.is_local():
        WORLD.listening -= 1
    for waiting in sock.queue:
        waiting.state = CLOSED
        if WORLD.p.listener_leaks and sock.core:
            waiting.dead = True  # nobody knows it any more, and its control block is lost
        else:
            reset(waiting)
    sock.queue = []


def close(sock):
    state = sock.state
    if state == CLOSED:
        return
    if state == LISTENING:
        close_listener(sock)
    elif state == OPEN:
        close_connection(sock)
    else:
        if sock in WORLD.datagrams:
            WORLD.datagrams.remove(sock)
        sock.state = CLOSED
        gone(sock)
    sock.close_slot()


WORLD.deliver = deliver
WORLD.lose = lose
