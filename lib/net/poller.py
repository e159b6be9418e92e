"""Creates the loop's poller, again if it is lost; and close_all. Loaded by the first turn. Imports
the port and loop."""

from ._port import port
from .errors import net_error
from .loop import loop


def renew():
    """Create a poller and register all handles with it, the first time or because one is lost: a
    failed register leaves a hole in MicroPython's poll set, on which the next poll fails. The
    handles survive. While memory is still short, handles are given up one after another."""
    while True:
        if loop.poller is not None:
            port.collect()
        try:
            poller = port.poller()
        except Exception:
            port.collect()  # garbage has memory, and descriptors
            poller = port.poller()
        try:
            for key in loop.handles:
                owner = loop.handles[key]
                if owner is not key:
                    poller.register(key, owner._mask())
            break
        except (OSError, MemoryError) as error:
            _forsake(key, owner, error)
    if loop.poller is None:
        # Load them now: later there may be no memory for it.
        if port.on_fork is not None:
            from .loop_more import forked

            port.on_fork(forked)
        if port.WAKES:
            from .loop_more import arm_if_possible

            loop.arm = arm_if_possible
        loop.renew = renew
        loop.close_all = leave_all
    loop.poller = poller
    loop.ipoll = poller.ipoll


def _forsake(key, owner, error):
    """Give up a handle that cannot be registered again."""
    del loop.handles[key]
    if hasattr(owner, "_fail"):  # a socket
        owner._fail(net_error(error, "poll"))
    else:
        if owner is loop.waker:
            loop.wake = loop.waker = None  # the next lookup makes another
            port.close(owner.sock)
        owner._abandon()
        loop.report(error)


def leave_all():
    for owner in list(loop.handles.values()) + list(loop.fresh.values()):
        owner._abandon()
    closing = loop.closing
    if not loop.inside:
        for i in range(len(closing)):
            owner, sock = closing[i]
            if sock is not None:
                loop.forget(sock)
                port.close(sock)
                closing[i] = (owner, None)
