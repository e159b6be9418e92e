"""What few servers need: rare options and arguments, its address, accepting by hand, refusing.
Loaded by the first of them; doors of Server lead here, see there for what each does. Imports the
port, loop and timers."""

from ._port import const
from ._port import port as _port
from .attributes import FAMILY
from .emitter import check_callable
from .errors import net_error
from .loop import loop
from .timers import Timer, again

# A bit of `_st`: the list with their meanings is in socket.py.
_HELD = const(524288)
_LOOK = const(100)  # ms
# Bits of a server's `_how`: see server.py.
_BY_HAND = const(1)
_PAUSED = const(2)
_FULL = const(4)


def configure(
    server,
    no_delay=_port.NO_DELAY,
    keep_alive=False,
    keep_alive_initial_delay=0,
    manual_accept=False,
    refuse=False,
    **unknown,
):
    """The rare options of Server."""
    if unknown:
        from .misuse import refuse

        refuse("Server", unknown)
    options = {}
    if bool(no_delay) is not _port.NO_DELAY:
        options["no_delay"] = int(not _port.NO_DELAY)
    if keep_alive:
        from .socket_more import seconds

        options["keep_alive"] = seconds(keep_alive_initial_delay)
    if options:
        server._options = options
        server._kind = server._kind or False
    if refuse:
        server.refuse = True
    if manual_accept:
        server._how |= _BY_HAND
        server.replaces = False


def listen_as(server, options, on_listening):
    """listen() with a dict of options."""
    known = {"port": None, "host": None, "backlog": None, "path": None, "ipv6_only": False}
    for name in options:
        if name not in known:
            from .misuse import refuse

            refuse("listen", (name,))
        known[name] = options[name]
    if known["port"] is known["path"] is None:
        raise TypeError("listen: neither port nor path is given")
    return server.listen(on_listening=on_listening, **known)


def address(server):
    if server._sys is None:
        return None
    where = _port.local(server._sys) or server._asked
    if where[1] is None:
        return where[0]
    family = "IPv6" if ":" in where[0] else "IPv4"
    return {"address": where[0], "family": family, "port": where[1]}


def tell_waiting(server):
    """`readable` once, until accept() is called."""
    server._pause(True)
    server.fire("readable")


def in_use(server, error, text):
    """The NetError of a port that is in use: it says so where it is this program that uses it."""
    asked = server._asked
    more = ""
    for other in loop.handles.values():
        there = getattr(other, "_asked", None)
        if there is None or other is server or other._sys is None:
            continue
        if there[1] == 0:
            there = _port.local(other._sys) or there
        if there[1] == asked[1] and (asked[1] is not None or there == asked):
            more = ", by this program: net.close_all() closes what it has open"
    where = (asked[0], text, asked[1], None, more)
    if asked[1] is None:
        where = (None, None, None, asked[0], more)
    return net_error(error, "listen", where)


def look(server):
    """Nobody tells when max_connections is changed: ask again and again, while it is reached."""
    timer = server._looker
    if timer is None:
        timer = server._looker = Timer(None, (server,))
        timer._keeps = 0
        again(timer, look, _LOOK)
    elif server._how & _FULL and server._sys is not None:
        again(timer, look, _LOOK)
        server._hold()
    else:
        server._looker = None


def accept(server):
    if _port.check is not None:
        _port.check()
    if server._sys is None or not server._how & _PAUSED:
        return None
    server._pause(False)  # whoever else waits is told with the next turn
    try:
        pair = _port.accept(server._sys)
    except (OSError, MemoryError) as error:
        _port.collect()
        error = net_error(error, "accept")
        if error.errno != 11:
            raise error from None
        pair = None
    if pair is None:
        return None
    try:
        conn = server._adopt(pair, _begin)
    except BaseException:
        loop.fresh.pop(pair[0], None)
        _port.close(pair[0])
        raise
    conn._st |= _HELD
    return conn


def _begin(conn, server):
    conn._begin()


# ---- `refuse`


def drop(server, pair):
    """max_connections is reached, and `refuse` is set: close at once and emit `drop`."""
    local = server._asked[1] is None  # whose clients have no address
    there = _port.remote(pair[0], pair[1]) or (None, None, 0 if local else 1)
    info = {"remote_address": there[0], "remote_port": there[1], "family": FAMILY[there[2]]}
    _port.close(pair[0])
    loop.defer(_tell_drop, server, info)


def _tell_drop(server, info):
    server.fire("drop", info)


def get_connections(server, callback):
    check_callable(callback, "callback")
    loop.defer(_tell_count, server, callback)
    return server


def _tell_count(server, callback):
    callback(None, server._count)
