"""NetError: the exception for all network failures. Imports the port."""

from ._port import port as _port

# Linux's number and name of each error: a string costs a board less than a dict. MicroPython's own
# table lacks several of these, and its numbers differ on some boards.
_CODES = (
    " 1EPERM 2ENOENT 5EIO 9EBADF 11EAGAIN 12ENOMEM 13EACCES 19ENODEV 22EINVAL 23ENFILE 24EMFILE"
    " 28ENOSPC 32EPIPE 36ENAMETOOLONG 90EMSGSIZE 95EOPNOTSUPP 97EAFNOSUPPORT 98EADDRINUSE"
    " 99EADDRNOTAVAIL 100ENETDOWN 101ENETUNREACH 103ECONNABORTED 104ECONNRESET 105ENOBUFS"
    " 106EISCONN 107ENOTCONN 110ETIMEDOUT 111ECONNREFUSED 113EHOSTUNREACH 114EALREADY "
)


def code_of(errno):
    """Return the name of a Linux error number; failed name lookups have negative numbers."""
    if errno < 0:
        return "EAI_AGAIN" if errno == -3 else "ENOTFOUND"
    number = " " + str(errno)
    at = _CODES.find(number + "E")
    if at < 0:
        return "E" + number[1:]
    at += len(number)
    return _CODES[at : _CODES.find(" ", at)]


class NetError(OSError):
    """A network failure, emitted as `error` or passed to a callback.

    errno    Linux's error number on every platform; negative: a failed name lookup
    code     its name: "ECONNREFUSED", "ENOTFOUND"; or Node's "ERR_..." for misuse of a stream
    syscall  what failed: "connect", "lookup", "bind", "accept", "read", "write"
    raw      the platform's own error number
    host, address, port, path   where it failed, as far as known: the name that was looked up, the
             numeric address, the port; the path of a local socket. Otherwise None

    The text contains all of this: "connect ECONNREFUSED 10.0.0.7:8000". On CPython it is also an
    instance of Python's own exception, such as ConnectionRefusedError or socket.gaierror.
    """

    if _port.new_error is not None:
        __new__ = _port.new_error
    host = address = port = path = None

    def __init__(
        self,
        errno: int,
        syscall: str = "",
        code: "str | None" = None,
        raw: "int | str | None" = None,
        where: "tuple | None" = None,
    ):
        code = code or code_of(errno)
        text = syscall + " " + code if syscall else code
        if where is not None:
            self.host, self.address, self.port, self.path = where[:4]
            text += " " + _place(where)
        super().__init__(errno, text)
        self.errno = errno
        if _port.new_error is not None:  # which knew the number only
            self.strerror = text
            self.args = (errno, text)
        self.code = code
        self.syscall = syscall
        self.raw = errno if raw is None else raw


def _place(where):
    if where[3] is not None:
        return _printable(where[3]) + "".join(where[4:])
    text = where[1] or _printable(where[0] or "")
    if where[2] is not None:
        text = ("[%s]:%d" if ":" in text else "%s:%d") % (text, where[2])
    return text + "".join(where[4:])  # what became of other addresses


def _printable(text):
    try:
        text.encode()
    except ValueError:  # halves of surrogate pairs: no path and no name
        return repr(text)
    return text


def net_error(error, syscall, where=None):
    """NetError from an OSError of the port or a MemoryError. where: (host, address, port, path)
    and perhaps a text about other addresses, or None."""
    if isinstance(error, NetError):
        return error
    if isinstance(error, MemoryError):
        return NetError(12, syscall, None, None, where)
    if isinstance(error, ValueError):  # a path or name that cannot be one
        return NetError(22, syscall, None, None, where)
    if not isinstance(error, OSError):
        return NetError(5, syscall, None, None, where)
    return NetError(_port.errno(error), syscall, None, error.errno, where)
