"""Poll flags: what each platform reports for a socket in each situation.

Reads sockets, changes none.
"""

from .sock import CLOSED, CONNECTING, DATAGRAM, FAILED, LISTENING, NEW, OPEN, WAKER
from .world import WORLD

READ = 1
WRITE = 4
ERR = 8
HUP = 16
NVAL = 32


def flags(sock, mask):
    state = sock.state
    if state == OPEN:
        if sock.dead:
            return _DEAD[WORLD.p.NAME](sock, mask)
        return _open(sock, mask)
    if state in (LISTENING, WAKER, DATAGRAM):
        return mask & READ if sock.queue else 0
    if state == CONNECTING:
        return 0
    if state == CLOSED:
        return NVAL
    if state == FAILED:
        return _FAILED[WORLD.p.NAME](sock, mask)
    return (mask & WRITE) | _hup(mask) if state == NEW else 0


def _open(sock, mask):
    seen = 0
    rx = sock.rx
    p = WORLD.p
    if rx.ready or rx.ended:
        seen = READ
    if sock.fin_out or sock.tx.room() >= p.room:
        seen |= WRITE
    if rx.ended:
        if not p.lwip:
            if sock.fin_out or (sock.is_local() and rx.src.state == CLOSED):
                return (mask & (READ | WRITE)) | HUP
        elif p.fin_writable:
            seen = READ | WRITE
    return seen & mask


def _hup(mask):
    # esp32 looks at HUP only when it is asked for.
    return mask & HUP if WORLD.p.NAME == "esp32" else HUP


def _kernel(sock, mask):
    return (mask & (READ | WRITE)) | HUP | (ERR if sock.err else 0)


def _esp32_reset(sock, mask):
    return mask & (READ | HUP)


def _esp32_failed(sock, mask):
    return mask & (READ | WRITE | HUP)


def _rp2(sock, mask):
    if not sock.err:
        return (mask & READ) | HUP
    if sock.silent:
        return ERR
    return (mask & (READ | WRITE)) | ERR | HUP


_DEAD = {"linux": _kernel, "unix": _kernel, "esp32": _esp32_reset, "rp2": _rp2}
_FAILED = {"linux": _kernel, "unix": _kernel, "esp32": _esp32_failed, "rp2": _rp2}
