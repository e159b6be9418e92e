"""The table of workloads, in the order they run and are reported. Part of bench.

A new one is one more file here and one more line in TABLE. Each has measure(options, step), which
yields Figures; step(text) tells the progress bar. A race against time needs only a few lines: see
fan_out.py. Options: `quick`, for a smoke run.
"""

from importlib import import_module

TABLE = (
    # file, seconds it takes (for the progress bar), seconds with --quick
    ("ping_pong_1", 36, 5),
    ("ping_pong_50", 36, 5),
    ("round_trip", 32, 5),
    ("rate", 12, 4),
    ("bulk", 15, 4),
    ("connects", 26, 4),
    ("fan_out", 25, 4),
    ("microdot_hello", 60, 8),
    ("styles", 42, 4),
    ("many_open", 53, 5),
    ("idle", 7, 3),
    ("instructions", 90, 6),
    ("memory", 15, 6),
    ("growth", 4, 3),
)


def module(name):
    return import_module("workloads." + name)
