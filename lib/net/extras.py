"""Methods of Socket that few programs need: options, encoding, pipes. Loaded by their first use.

Imports the port; see lazy.py for how these functions become methods.
"""

from net._port import const, port

# Bits of `_st`: the list with their meanings is in socket.py.
_CONNECTING = const(8)
_OPEN = const(16)
_FINISHED = const(128)
_DESTROYED = const(1024)


def address(sock):
    """{"address", "family", "port"} of the own end; {} when not connected or not known."""
    from net.attributes import FAMILY

    here = port.local(sock._sys) if sock._st & _OPEN else None
    if not here:
        return {}
    return {"address": here[0], "family": FAMILY[here[2]], "port": here[1]}


def set_encoding(sock, encoding="utf8"):
    """Make `data` carry str; characters split between chunks are joined. Returns self.

    "utf8" (or "utf-8") only; None: bytes again. Bytes that are not UTF-8 become U+FFFD.
    """
    if encoding is None:
        sock._decode = None
        sock._refresh()
        return sock
    if encoding not in ("utf8", "utf-8"):
        raise ValueError('encoding must be "utf8" or None')
    from net.utf8 import Decoder

    sock._decoder = decoder = Decoder()
    sock._decode = decoder.decode
    sock._refresh()
    return sock


def _decode_end(sock):
    """The end came in the middle of a character."""
    rest = sock._decoder.end()
    if rest:
        sock._fire("data", rest, False)


def _option(sock, name, value):
    """Set now, or when connected. Returns self, or False where the platform has none."""
    if sock._st & _DESTROYED:
        return sock
    if sock._st & _OPEN:
        return sock if port.option(sock._sys, name, value) else False
    options = dict(sock._options or {})
    options[name] = value
    sock._options = options
    return sock


def set_option(sock, name, value):
    """Set "ttl", "max_seg" or "oob_inline" (0 or 1), where the platform has it: returns self, or
    False where not. Before there is a connection it is remembered."""
    if name not in ("ttl", "max_seg", "oob_inline"):
        raise ValueError("no such option")
    return _option(sock, name, int(value))


def set_keep_alive(sock, enable=False, initial_delay=0):
    """TCP keep-alive; initial_delay in ms, whole seconds used, 0: the system's own.

    Returns self, or False where the platform has no such option. Never raises.
    """
    return _option(sock, "keep_alive", int(initial_delay) // 1000 if enable else -1)


def set_no_delay(sock, enable=True):
    """Send small writes at once (no Nagle). Returns as set_keep_alive."""
    return _option(sock, "no_delay", 1 if enable else 0)


def destroy_soon(sock):
    """end(), and destroy() as soon as all is sent. Returns self."""
    if not sock._st & (_OPEN | _CONNECTING) or sock._st & _FINISHED:
        return sock.destroy()
    # A listener of `finish` would outlive a destroy() that comes first; and the connection may be
    # another when the callback comes.
    return sock.end(lambda error: sock._st & _FINISHED and sock.destroy())


def reset_and_destroy(sock):
    """Close with RST. Returns self, or False (and closes as it can) where that is impossible."""
    able = sock._st & _OPEN and port.option(sock._sys, "reset", 1)
    sock.destroy()
    return sock if able else False


def pipe(sock, destination, end=True):
    """Send everything that comes to destination (a Socket, or anything with write(), end() and
    `drain`), as fast as it takes it; end() it at the end unless end is False. Returns destination.
    """
    from net.piping import pipe

    return pipe(sock, destination, end)


def unpipe(sock, destination=None):
    """Undo one pipe, or all. Returns self."""
    from net.piping import unpipe

    return unpipe(sock, destination)
