"""Methods that are loaded by their first use: Emitter.__getattr__ comes here. Pure.

A method costs a board its bytecode, an object and its name for as long as it is loaded. A program
that never pipes, say, never pays for pipes. A module of methods has functions whose first argument
is the object; the first use makes the function a method of the object's class. Its `value`
function, if it has one, computes attributes. They are not `property` objects, because one property
in a class makes MicroPython look for setters at every attribute store: that is the hot path.
"""

# Module, what it has. One text each costs a board less than tuples of names.
_MODULES = (
    "events",
    " once add_listener remove_listener off remove_all_listeners listeners listener_count emit ",
    "receiving",
    " readinto read set_onread is_paused _tell_readable _read_ahead _consumed ",
    "idle",
    " set_timeout ",
    "extras",
    " set_encoding set_keep_alive set_no_delay destroy_soon reset_and_destroy pipe unpipe ",
    "attributes",
    " listening connecting pending ready_state destroyed readable writable allow_half_open"
    " had_error bytes_read bytes_written buffer_size writable_length timeout remote_address"
    " remote_port remote_family local_address local_port ",
)


def load(name):
    """The module net.NAME."""
    return __import__("net." + name, None, None, (name,))


def find(obj, name):
    text = " " + name + " "
    for i in range(0, 10, 2):
        if text in _MODULES[i + 1]:
            module = load(_MODULES[i])
            if i == 8:
                return module.value(obj, name)
            return _adopt(obj, name, module)
    if name == "address" or name == "get_connections":
        # Server and Socket each have one of their own.
        return _adopt(obj, name, load("extras" if hasattr(obj, "_rx") else "listening"))
    raise AttributeError("no attribute " + name)


def _adopt(obj, name, module):
    setattr(type(obj), name, getattr(module, name))
    return getattr(obj, name)
