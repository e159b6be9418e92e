"""What each platform does in its own way, as data: the fake port reads these tables and nothing
else. Sources: the capability tables of the docs. Error numbers here are Linux's; `numbers`
turns them into those the platform itself raises. Imports nothing.
"""

_MB16 = 16 * 1024 * 1024

# newlib's numbers (esp32) where they differ from Linux's, keyed by Linux's.
NEWLIB = {
    88: 108,  # ENOTSOCK
    89: 121,  # EDESTADDRREQ
    90: 122,  # EMSGSIZE
    92: 109,  # ENOPROTOOPT
    93: 123,  # EPROTONOSUPPORT
    95: 134,  # ENOTSUP
    97: 106,  # EAFNOSUPPORT
    98: 112,  # EADDRINUSE
    99: 125,  # EADDRNOTAVAIL
    100: 115,  # ENETDOWN
    101: 114,  # ENETUNREACH
    103: 113,  # ECONNABORTED
    106: 127,  # EISCONN
    107: 128,  # ENOTCONN
    110: 116,  # ETIMEDOUT
    112: 117,  # EHOSTDOWN
    113: 118,  # EHOSTUNREACH
    114: 120,  # EALREADY
    115: 119,  # EINPROGRESS
}

_KERNEL = {
    # the contract's constants
    "RX_SIZE": 65536,
    "RX_MOST": 0,
    "HIGH_WATER": 16384,
    "MAX_QUEUED": _MB16,
    "MAX_CONNECTIONS": None,
    "BACKLOG": 511,
    "TELLS_PORT": True,
    "ACCEPTS": 16,
    "LINGER": 2000,
    "CONNECT_TIMEOUT": 0,
    "SPIN": 0,
    "properties": None,
    "WAKES": True,
    "REST": 50,
    "GATHERS": False,
    "HALF_CLOSES": True,
    "NO_DELAY": True,
    "INHERITS": False,
    # how the stack behaves
    "lwip": False,
    "numbers": {},
    "snd": 65536,  # send buffer of one socket
    "rcv": 65536,  # receive window of one socket
    "recv_max": 0,  # most that one system read hands out; 0: no limit
    "room": 21845,  # free send buffer from which poll says WRITE
    "multi_read": True,  # readinto makes several system reads, and loses their count on an error
    "multi_write": True,
    "dry_raises": False,  # rd and wr raise EAGAIN instead of returning None
    "sockets": 0,  # pools; 0: without limit
    "blocks": 0,  # TCP control blocks
    "listeners": 0,
    "heap": 0,  # one heap for the unsent output of all sockets
    "sockets_full": 24,  # EMFILE
    "blocks_full": 12,
    "accept_full_drops": False,  # accept() on a full pool closes that client
    "listener_leaks": False,  # closing one loses the control blocks of who waits in its queue
    "queue_full_resets": False,  # a full accept queue answers RST, else the SYN is dropped
    "syn_retry": 1000,
    "syn_limit": 127000,
    "syn_errno": 110,
    "unreachable_ms": 3000,
    "unreachable_errno": 113,
    "refused_errno": 111,
    "accept_wait": 0,
    "orphan_ms": 0,  # a closed connection is aborted after this long; 0: never
    "close_drops_output": False,  # closing with unread input throws queued output away
    "so_error": False,  # the port can ask how a connect went; else a read tells
    "fin_writable": False,  # a peer's end makes a socket writable whatever its room
    "dead_write": 32,  # write once the reset was reported: EPIPE
    "sticky_write_error": False,
    "link_loss_errno": 0,  # link lost: open sockets die with this; 0: they stay
    "shutdown": True,
    "no_delay": True,
    "keep_alive": True,
    "reset": True,
    "local_sockets": True,
    "ipv6": True,
    "knows_local": True,  # the port can ask a socket for its own address
    "int_keys": False,
    "epoll": False,  # closing unregisters; registering twice is an error
    "blocking_lookup": True,
    "lookup_error": -2,
    "lookup_text": False,
    "grain": 1,  # ms between two looks of a sleeping poll
}

_BOARD = {
    "RX_SIZE": 800,
    "HIGH_WATER": 128,
    "MAX_QUEUED": 8192,
    "MAX_CONNECTIONS": 3,
    "BACKLOG": 2,
    "TELLS_PORT": False,
    "ACCEPTS": 1,
    "CONNECT_TIMEOUT": 20000,
    "lwip": True,
    "snd": 6400,
    "rcv": 6400,
    "room": 1,
    "queue_full_resets": True,
    "syn_retry": 3000,
    "syn_limit": 30000,
    "syn_errno": 103,
    "unreachable_ms": 30000,
    "unreachable_errno": 103,
    "refused_errno": 104,
    "orphan_ms": 10000,
    "close_drops_output": True,
    "shutdown": False,
    "HALF_CLOSES": False,
    "NO_DELAY": False,
    "keep_alive": False,
    "reset": False,
    "local_sockets": False,
    "knows_local": False,
}

_LINUX = {
    "GATHERS": True,
    "multi_read": False,
    "multi_write": False,
    "dry_raises": True,
    "so_error": True,
    "int_keys": True,
    "epoll": True,
    "blocking_lookup": False,
}

_UNIX = {"RX_SIZE": 16384, "RX_MOST": 131072, "lookup_text": True}

_ESP32 = {
    "RX_SIZE": 1440,
    "MAX_CONNECTIONS": 6,
    "SPIN": 1,
    "numbers": NEWLIB,
    "snd": 5760,
    "rcv": 5760,
    "room": 2881,
    "sockets": 10,
    "blocks": 12,
    "sockets_full": 23,  # ENFILE
    "blocks_full": 105,
    "accept_full_drops": True,
    "unreachable_ms": 3000,
    "unreachable_errno": 113,
    "orphan_ms": 20000,
    "dead_write": 107,
    "link_loss_errno": 103,
    "ipv6": False,
    "lookup_error": -202,
    "grain": 10,
}

_RP2 = {
    "listener_leaks": True,
    "no_delay": False,
    "REST": 4,
    "recv_max": 800,
    "blocks": 5,
    "listeners": 8,
    "heap": 8000,
    "accept_wait": 1,
    "fin_writable": True,
    "dead_write": 5,
    "sticky_write_error": True,
}

TABLES = {
    "linux": (_KERNEL, _LINUX),
    "unix": (_KERNEL, _UNIX),
    "esp32": (_KERNEL, _BOARD, _ESP32),
    "rp2": (_KERNEL, _BOARD, _RP2),
}

CONSTANTS = (
    "NAME",
    "RX_SIZE",
    "RX_MOST",
    "HIGH_WATER",
    "MAX_QUEUED",
    "MAX_CONNECTIONS",
    "BACKLOG",
    "TELLS_PORT",
    "ACCEPTS",
    "LINGER",
    "CONNECT_TIMEOUT",
    "SPIN",
    "properties",
    "WAKES",
    "REST",
    "GATHERS",
    "HALF_CLOSES",
    "NO_DELAY",
    "INHERITS",
)


class Personality:
    """One platform: every entry of its tables is an attribute. Tests may change them."""

    def __init__(self, name):
        self.NAME = name
        for table in TABLES[name]:
            for field in table:
                setattr(self, field, table[field])
        self.from_raw = {}
        for number in self.numbers:
            self.from_raw[self.numbers[number]] = number
