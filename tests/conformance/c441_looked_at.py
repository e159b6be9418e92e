"""Given net, a new socket and a new server, when a prompt looks at them (dir), then every public
name is there, nothing is loaded, and at most 1 KB is kept. Origin: a TAB at the prompt of a board
tried 1,252 imports, and kept 25 KB."""

import gc
import sys

import net

METHODS = """
add_listener emit listener_count listeners off on once remove_all_listeners remove_listener
"""
SOCKET = """
address allow_half_open buffer_size bytes_read bytes_written connect connecting destroy
destroy_soon destroyed end error get_option had_error high_water_mark is_paused local_address
local_port max_queued pause pending pipe read readable readinto ready_state ref remote_address
remote_family remote_port reset_and_destroy resume server set_encoding set_keep_alive set_no_delay
set_onread set_option set_timeout target timeout try_write unpipe unref writable writable_length
write
"""
SERVER = """
accept address allow_half_open close error get_connections listen listening max_connections ref
target unref
"""


def kept():
    gc.collect()
    return gc.mem_alloc() if hasattr(gc, "mem_alloc") else 0


def names(thing):
    found = [name for name in dir(thing) if not name.startswith("_")]
    if isinstance(thing, net.Socket) and sys.implementation.name != "micropython":
        # Where a port for boards runs on CPython, that does not ask __getattr__ for names.
        found += [name for name in SOCKET.split() if hasattr(thing, name)]
    return found


def test(t):
    socket = net.Socket()
    server = net.Server()
    for thing, wanted in (
        (net, " ".join(net.__all__)),
        (net.Socket, METHODS),
        (socket, METHODS + SOCKET),
        (server, METHODS + SERVER),
    ):
        loaded = sorted(sys.modules)
        before = kept()
        names(thing)
        t.check(kept() - before <= 1024, "at most 1 KB is kept: %d" % (kept() - before))
        t.equal(sorted(sys.modules), loaded, "what is loaded")
        missing = [name for name in wanted.split() if name not in names(thing)]
        t.equal(missing, [], "of " + repr(thing))
    socket.destroy()
