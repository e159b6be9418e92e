"""The only place that chooses the platform. Everything else in lib/ asks `port`."""

import sys

if sys.implementation.name == "micropython":
    import net_micropython as port  # noqa: F401
else:
    import net_cpython as port  # noqa: F401


def const(value):
    """For CPython. MicroPython's compiler folds `_X = const(1)` wherever `const` comes from."""
    return value
