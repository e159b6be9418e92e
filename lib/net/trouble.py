"""When memory runs out while registering. Loaded then. Imports the port."""

from net._port import port


def replace_poller(loop):
    """A failed register leaves a hole in MicroPython's poll set, which the next poll falls into:
    that poller is lost, the handles are not."""
    port.collect()
    loop.poller = poller = port.poller()
    loop.ipoll = poller.ipoll
    for key in loop.handles:
        owner = loop.handles[key]
        if owner is not key:
            poller.register(key, owner._mask())
