"""door: a method or function whose body is loaded by its first call. Imports nothing.

A body costs a board its bytecode and an object for as long as it is loaded. What not every program
calls stands in its class with signature and docstring all the same, and opens the door:

    def pipe(self, destination, end=True):
        \"""Send everything that comes to destination ...\"""
        return door(Socket, "pipe", "piping")(self, destination, end)

and lib/net/piping.py has `def pipe(sock, destination, end)`. The first call puts the body in the
place of the door, so that later calls go straight to it. The module is given as a literal: the
tools that make packages read it off the source.
"""


def door(owner, name, module):
    """The function NAME of net.MODULE ("stream.codec" for one of a package), put into owner, the
    class that declares it or its module. Where functions keep docstrings it keeps the door's.

    ImportError, MemoryError: nothing has changed, the next call tries again."""
    body = getattr(__import__("net." + module, None, None, (name,)), name)
    try:
        body.__doc__ = getattr(owner, name).__doc__
    except AttributeError:
        pass  # MicroPython's functions have none
    setattr(owner, name, body)
    return body
