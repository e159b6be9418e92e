"""Makes a NetError also Python's own exception for the error, e.g. ConnectionRefusedError.

Part of net_cpython.
"""

import copyreg
import os
import socket

_GAI = socket.gaierror
_made: dict = {}


def new_error(kind, errno, *details):
    """NetError.__new__: creates an instance that is also what Python raises for errno."""
    found = _made.get((kind, errno < 0 or errno))
    if found is None:
        own = _GAI if errno < 0 else type(OSError(errno, ""))
        found = kind
        if own is not OSError and not issubclass(kind, own):
            found = type(kind.__name__, (kind, own), {"__module__": kind.__module__})
        copyreg.pickle(found, lambda error: (_again, (kind, error.args, error.__dict__)))
        _made[(kind, errno < 0 or errno)] = found
    return OSError.__new__(found, errno, os.strerror(errno) if errno > 0 else "")


def _again(kind, args, state):
    """Create a copy, for pickle and copy."""
    error = kind(args[0])
    error.args = args
    error.strerror = args[1]
    error.__dict__.update(state)
    return error
