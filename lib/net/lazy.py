"""Methods that are loaded by their first use: Emitter.__getattr__ comes here. Pure.

A method costs a board its bytecode, an object and its name for as long as it is loaded. A program
that never pipes, say, never pays for pipes. A module of methods has functions whose first argument
is the object; the first use makes the function a method of the object's class. Its `value`
function, if it has one, computes attributes. They are not `property` objects, because one property
in a class makes MicroPython look for setters at every attribute store: that is the hot path.
On CPython a port loads it all at once (load_all): there `__getattr__` is what is slow.
"""

# Module, what it has. One text each costs a board less than tuples of names.
_MODULES = (
    "once",
    " once remove_listener off ",
    "events",
    " add_listener remove_all_listeners listeners listener_count emit ",
    "onread",
    " set_onread ",
    "receiving",
    " readinto read is_paused _tell_readable _consumed _ended ",
    "sending",
    " try_write ",
    "idle",
    " set_timeout ",
    "extras",
    " set_encoding _decode_end set_option set_keep_alive set_no_delay destroy_soon"
    " reset_and_destroy pipe unpipe ",
    "attributes",
    " error listening connecting pending ready_state destroyed readable writable allow_half_open"
    " had_error bytes_read bytes_written buffer_size writable_length timeout remote_address"
    " remote_port remote_family local_address local_port ",
)


# Public functions and classes of the package, in the same way.
_PARTS = (
    "control",
    " close_all running defer report lookup ",
    "errors",
    " NetError ",
    "emitter",
    " Emitter ",
    "timers",
    " call_later ",
    "waking",
    " wake ",
    "address",
    " is_ip is_ipv4 is_ipv6 ",
    "boards",
    " board capability ",
    "outage",
    " fail_all ",
)


def load(name):
    """The module net.NAME."""
    return __import__("net." + name, None, None, (name,))


def find(owner, name):
    text = " " + name + " "
    for i in range(0, len(_MODULES), 2):
        if text in _MODULES[i + 1]:
            module = load(_MODULES[i])
            if module.__name__ == "net.attributes":
                return module.value(owner, name)
            return _adopt(owner, name, module)
    if name in ("address", "get_connections", "accept"):
        # Server and Socket each have an address of their own.
        where = "accepting" if name == "accept" else "listening"
        return _adopt(owner, name, load("extras" if hasattr(owner, "_rx") else where))
    raise AttributeError("no attribute " + name)


def _adopt(owner, name, module):
    setattr(type(owner), name, getattr(module, name))
    return getattr(owner, name)


def part(name):
    """net.NAME, of a module that is not loaded yet, or that module itself."""
    text = " " + name + " "
    for i in range(0, len(_PARTS), 2):
        if text in _PARTS[i + 1]:
            return getattr(load(_PARTS[i]), name)
    # MicroPython's `from net import stream` asks here before it looks for a file.
    try:
        return load(name)
    except ImportError as error:
        if "net." + name not in str(error):
            raise  # it is there, and lacks something itself
        raise AttributeError("module 'net' has no attribute " + name) from None
