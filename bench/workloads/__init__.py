"""The table of workloads, in the order they run and are reported. Part of bench.

A new one is one more file here and one more line in TABLE. Each has measure(options, step), which
yields Figures; step(text) tells the progress bar. A race against time needs only a few lines: see
fan_out.py. Options: `quick`, for a smoke run.
"""

from importlib import import_module

TABLE = (
    # file, seconds it takes (for the progress bar), seconds with --quick
    ("ping_pong_1", 35, 5),
    ("ping_pong_50", 35, 5),
    ("round_trip", 20, 5),
    ("rate", 20, 4),
    ("bulk", 35, 4),
    ("connects", 30, 4),
    ("fan_out", 35, 8),
    ("styles", 50, 10),
    ("many_open", 60, 5),
    ("idle", 10, 3),
    ("instructions", 90, 6),
    ("memory", 40, 6),
    ("growth", 5, 3),
)


def module(name):
    return import_module("workloads." + name)
