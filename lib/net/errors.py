"""NetError: the one exception of network failures. Imports the port."""

from ._port import port

# Linux's number, then its name: one string costs a board less than a dict. MicroPython's own
# table lacks several of these, and numbers differently on some boards.
_CODES = (
    " 1EPERM 2ENOENT 5EIO 9EBADF 11EAGAIN 12ENOMEM 13EACCES 19ENODEV 22EINVAL 23ENFILE 24EMFILE"
    " 32EPIPE 36ENAMETOOLONG 95EOPNOTSUPP 97EAFNOSUPPORT 98EADDRINUSE 99EADDRNOTAVAIL 100ENETDOWN"
    " 101ENETUNREACH 103ECONNABORTED 104ECONNRESET 105ENOBUFS 106EISCONN 107ENOTCONN"
    " 110ETIMEDOUT 111ECONNREFUSED 113EHOSTUNREACH 114EALREADY "
)


def code_of(errno):
    """The name of a Linux error number; failed name lookups have negative ones."""
    if errno < 0:
        return "EAI_AGAIN" if errno == -3 else "ENOTFOUND"
    number = " " + str(errno)
    at = _CODES.find(number + "E")
    if at < 0:
        return "E" + number[1:]
    at += len(number)
    return _CODES[at : _CODES.find(" ", at)]


class NetError(OSError):
    """A network failure, emitted as `error` or given to a callback.

    errno    Linux's number on every platform; negative: a failed name lookup
    code     its name: "ECONNREFUSED", "ENOTFOUND"; or Node's "ERR_..." for misuse of a stream
    syscall  what failed: "connect", "lookup", "bind", "accept", "read", "write"
    raw      the platform's own number
    """

    def __init__(
        self,
        errno: int,
        syscall: str = "",
        code: "str | None" = None,
        raw: "int | str | None" = None,
    ):
        code = code or code_of(errno)
        super().__init__(errno, syscall + " " + code if syscall else code)
        self.errno = errno
        self.code = code
        self.syscall = syscall
        self.raw = errno if raw is None else raw


def net_error(error, syscall):
    """NetError from an OSError of the port or a MemoryError."""
    if isinstance(error, NetError):
        return error
    if isinstance(error, MemoryError):
        return NetError(12, syscall)
    return NetError(port.errno(error), syscall, None, error.errno)
