"""The goals, each with the figure that decides it. Part of bench.

A goal reads the figures of a run and says what was reached; None where a contender was absent.
Where a goal is a ratio to something slow, `bare` is what the bare loop itself reaches in the same
run: the most that a library on top of it could.
"""

C_BARE, M_BARE = "CPython: bare epoll loop", "MicroPython: bare ipoll loop"
C_NET, M_NET = "CPython: net, onread", "MicroPython: net, onread"
C_STREAMS, M_STREAMS = "CPython: asyncio streams", "MicroPython: asyncio streams"
KEPT_PROTOCOL = "CPython: asyncio Protocol, heap kept"
PROTOCOL, UVLOOP = "CPython: asyncio Protocol", "CPython: uvloop Protocol"


class Goal:
    """`most`: a limit from above; else `least`. `form` shows a number."""

    def __init__(self, text, find, least=None, most=None, form="{:.2f}", bare=None):
        self.text = text
        self.find = find
        self.least = least
        self.most = most
        self.form = form
        self.bare = bare

    def wanted(self):
        if self.least is not None:
            return "at least " + self.form.format(self.least)
        return "at most " + self.form.format(self.most)

    def show(self, value):
        return "-" if value is None else self.form.format(value)

    def reached(self, value):
        if value is None:
            return None
        # As shown: nobody can see the digits behind.
        value = float(self.form.format(value).split()[0].replace(",", ""))
        return value >= self.least if self.least is not None else value <= self.most


def times_faster(key, one, other):
    """How many times the cost of `one` is that of `other`."""
    return lambda found: found[key].ratio(one, other) if key in found else None


def value(key, label):
    return lambda found: found[key].median(label) if key in found else None


def worst(key, labels, pick):
    def find(found):
        values = [found[key].median(label) for label in labels] if key in found else [None]
        return None if None in values else pick(values)

    return find


def many_against_few(found):
    if "open_10000" not in found:
        return None
    ends = found["open_10000"].rows.get(C_NET), found["open_100"].rows.get(C_NET)
    if not all(ends):
        return None
    ratios = sorted(a / b for a, b in zip(*ends))
    return ratios[len(ratios) // 2]


FREE = ("net, onread", "net, readable", "net, pipe")
BYTES, COUNT, TIMES = "{:,.0f} B", "{:,.0f}", "{:.2f} x"
DATA = 96  # bytes of a bytes object of 64, in 32-bit words
IMPORTED, USED = "heap kept by `import net`", "heap kept, Server and Socket used"

GOALS = (
    Goal(
        "heap a 64 B echo allocates: onread, readinto, pipe (MicroPython)",
        worst("heap_message", FREE, max),
        most=0,
        form=BYTES,
    ),
    Goal(
        "... and it goes on under heap_lock (1: all three)",
        worst("heap_lock", FREE, min),
        least=1,
        form=COUNT,
    ),
    Goal(
        "the same, `data`: the bytes object and 32 B",
        value("heap_message", "net, data"),
        most=DATA + 32,
        form=BYTES,
    ),
    Goal(
        "user-space instructions a message, onread (MicroPython, 64-bit)",
        value("instructions", M_NET),
        most=6500,
        form=COUNT,
        bare=value("instructions", M_BARE),
    ),
    Goal(
        "MicroPython: time a round trip, against asyncio streams",
        times_faster("round_trip", M_STREAMS, M_NET),
        least=2.5,
        form=TIMES,
        bare=times_faster("round_trip", M_STREAMS, "MicroPython: bare poll loop"),
    ),
    Goal(
        "MicroPython: rate of the bare loop, 50 connections",
        times_faster("ping_pong_50", M_BARE, M_NET),
        least=0.8,
        form=TIMES,
    ),
    Goal(
        "CPython: against asyncio Protocol, 50 connections",
        times_faster("ping_pong_50", PROTOCOL, C_NET),
        least=4,
        form=TIMES,
        bare=times_faster("ping_pong_50", PROTOCOL, C_BARE),
    ),
    Goal(
        "CPython: against asyncio streams, 50 connections",
        times_faster("ping_pong_50", C_STREAMS, C_NET),
        least=4,
        form=TIMES,
        bare=times_faster("ping_pong_50", C_STREAMS, C_BARE),
    ),
    Goal(
        "CPython: against uvloop Protocol, 50 connections",
        times_faster("ping_pong_50", UVLOOP, C_NET),
        least=0.95,
        form=TIMES,
        bare=times_faster("ping_pong_50", UVLOOP, C_BARE),
    ),
    Goal(
        "CPython: rate of the bare loop, 50 connections",
        times_faster("ping_pong_50", C_BARE, C_NET),
        least=0.9,
        form=TIMES,
    ),
    Goal(
        "CPython: bulk echo, rate of the bare loop",
        times_faster("bulk", C_BARE, C_NET),
        least=0.9,
        form=TIMES,
    ),
    Goal(
        "MicroPython: bulk echo, rate of the bare loop",
        times_faster("bulk", M_BARE, M_NET),
        least=0.9,
        form=TIMES,
    ),
    Goal(
        "CPython: cost with 10,000 open, 100 busy, against 100 open",
        many_against_few,
        most=1.2,
        form=TIMES,
    ),
    Goal("heap kept by `import net`", value("heap_kept", IMPORTED), most=8192, form=BYTES),
    Goal("heap kept, Server and Socket used", value("heap_kept", USED), most=8192, form=BYTES),
    Goal("heap an idle connection", value("heap_kept", "idle connection"), most=200, form=BYTES),
    Goal("heap a listening server", value("heap_kept", "listening server"), most=200, form=BYTES),
    Goal(
        ".mpy of core and port that the import loads",
        value("heap_kept", ".mpy of core and port loaded by the import"),
        most=11 * 1024,
        form=BYTES,
    ),
)

# What README shows: (text, figure, how it is shown).
README = (
    (
        "MicroPython: heap allocated per message, 64 B echo with onread, readinto or pipe",
        worst("heap_message", FREE, max),
        BYTES,
    ),
    (
        "MicroPython: heap kept by an idle connection, 32-bit words",
        value("heap_kept", "idle connection"),
        BYTES,
    ),
    (
        "MicroPython: throughput relative to a bare poll loop, 64 B echo on 50 connections",
        times_faster("ping_pong_50", M_BARE, M_NET),
        TIMES,
    ),
    ("... relative to asyncio streams", times_faster("ping_pong_50", M_STREAMS, M_NET), TIMES),
    (
        "MicroPython: instructions per message, asyncio streams relative to net (user space)",
        times_faster("instructions", M_STREAMS, M_NET),
        TIMES,
    ),
    (
        "CPython: throughput relative to a bare epoll loop, the same echo",
        times_faster("ping_pong_50", C_BARE, C_NET),
        TIMES,
    ),
    ("... relative to asyncio streams", times_faster("ping_pong_50", C_STREAMS, C_NET), TIMES),
    ("... relative to an asyncio Protocol", times_faster("ping_pong_50", PROTOCOL, C_NET), TIMES),
    (
        "... relative to an asyncio Protocol, with malloc set to keep freed memory",
        times_faster("ping_pong_50", KEPT_PROTOCOL, C_NET),
        TIMES,
    ),
    ("... relative to a uvloop Protocol", times_faster("ping_pong_50", UVLOOP, C_NET), TIMES),
    (
        "CPython: CPU time per message with 10,000 connections open, relative to 100",
        many_against_few,
        TIMES,
    ),
)
