"""When the poller itself fails. Loaded then. Imports the port, and errors when needed."""

from net._port import port


def replace_poller(loop):
    """A failed register leaves a hole in MicroPython's poll set, which the next poll falls into:
    that poller is lost, the handles are not. While memory is still short, one handle after the
    other is given up."""
    while True:
        port.collect()
        loop.poller = poller = port.poller()
        loop.ipoll = poller.ipoll
        try:
            for key in loop.handles:
                owner = loop.handles[key]
                if owner is not key:
                    poller.register(key, owner._mask())
            return
        except MemoryError as error:
            del loop.handles[key]
            if hasattr(owner, "_fail"):  # a socket
                from net.errors import net_error

                owner._fail(net_error(error, "poll"))
                continue
            if hasattr(owner, "_drain"):  # the waker: the next lookup makes another
                loop.wake = None
                port.close(owner.sock)
            owner._abandon()
            loop.report(error)


def poll_failed(error):
    """Out of memory passes; anything else would come again at once, for ever."""
    if not isinstance(error, MemoryError):
        raise error
    port.collect()
