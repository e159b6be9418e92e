"""The computed attributes of sockets as properties, with docstrings: a property makes no store
slow here, and `__getattr__` every look-up. The stubs take the docstrings, too.
"""

from net_cpython.conn import own_write

Socket = {
    "connecting": "Whether it is being connected.",
    "pending": "Whether it is not connected yet or any more.",
    "destroyed": "Whether it is closed or being closed.",
    "readable": "Whether the peer has not ended.",
    "writable": "Whether this side has not ended.",
    "had_error": "Whether it was closed by an error.",
    "error": "The NetError that ended the last connection, or None.",
    "bytes_read": "Bytes received so far; kept after the close.",
    "bytes_written": ("Bytes that the system has taken so far; kept after the close."),
    "buffer_size": "Bytes that wait to be sent.",
    "server": (
        "The Server that accepted it; None after the `close` listeners have "
        "returned, and of others."
    ),
    "ready_state": '"opening", "open", "readOnly", "writeOnly" or "closed".',
    "remote_address": (
        "The peer's address, or the path of a local socket; known until the "
        "`close` listeners have returned. None: not connected, or not known."
    ),
    "remote_port": "The peer's port; as remote_address.",
    "remote_family": '"IPv4", "IPv6" or "local"; as remote_address.',
    "local_address": "The own address; None when not connected or not known.",
    "local_port": "The own port; None when not connected or not known.",
    "writable_length": "Bytes that wait to be sent.",
    "timeout": "ms, as set_timeout() has it. Assigning does what set_timeout() does.",
}
SecureSocket = {
    "alpn_protocol": "What was agreed on, or None.",
    "authorized": "Whether the peer's certificate was verified.",
    "peer_certificate": "The peer's certificate as DER; None where it sent none.",
    "session_reused": "Whether an earlier session went on: a shorter handshake.",
}


def give(kind):
    """Make properties of what __getattr__ of a class finds, and give Socket a faster write()."""
    if kind.__name__ == "Socket":
        kind.write = own_write(kind.write)
    find = kind.__getattr__
    del kind.__getattr__
    for name, doc in globals()[kind.__name__].items():
        setter = kind.set_timeout if name == "timeout" else None
        setattr(kind, name, property(_getter(find, name), setter, None, doc))


def _getter(find, name):
    if name == "timeout":
        # Not by sock.__dict__: an object that was asked for it has slower attributes from then on.
        return lambda sock: getattr(sock, "_timeout", 0)
    return lambda sock: find(sock, name)
