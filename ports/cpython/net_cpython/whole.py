"""All methods of the core at once. Part of net_cpython; imports nothing.

On boards the core loads rarely used methods by their first use, through a `__getattr__`, to spare
RAM (lib/net/lazy.py). RAM is no matter here, but that `__getattr__` is: CPython looks up every
attribute of an object whose class has one in the slow way, found or not, which made a message a
third dearer. So the classes get everything, and the `__getattr__` goes.
"""

# What else a Server has.
_COMPUTED = ("listening", "error")
_METHODS = (("address", "listening"), ("get_connections", "listening"), ("accept", "accepting"))


def load_all(load, table):
    """What lib/net/lazy.py would do bit by bit, with its `load` and its table of modules and
    names. Called again, it does nothing."""
    emitter = load("emitter").Emitter
    if not hasattr(emitter, "__getattr__"):
        return
    del emitter.__getattr__  # first: some modules come here again as they are loaded
    socket, server = load("socket").Socket, load("server").Server
    for module, names in zip(table[::2], table[1::2]):
        _give(emitter if module in ("once", "events") else socket, load(module), names.split())
    _give(server, load("attributes"), _COMPUTED)
    for name, module in _METHODS:
        _give(server, load(module), (name,))
    _give(socket, load("extras"), ("address",))


def _give(kind, module, names):
    computes = hasattr(module, "value")
    for name in names:
        setattr(kind, name, _computed(module, name) if computes else getattr(module, name))


def _computed(module, name):
    return property(lambda owner: module.value(owner, name))
