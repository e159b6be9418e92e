"""What a message costs in streams of net.aio, against asyncio's own, read by read: user-space
instructions of a server, as workloads/instructions.py counts them. By itself, apart from the page:

    python bench/awaited.py
"""

import operator
import os
from concurrent.futures import ThreadPoolExecutor

from contenders import CPYTHON, MPY, Contender
from workloads import instructions

LINE = b"x" * 63 + b"\n"
# asyncio of CPython has no readinto.
METHODS = {MPY: ("read", "readexactly", "readline", "readinto"), CPYTHON: ("read", "readline")}


class Lines:
    """What is sent, and whether the answer is right: see instructions.Echo."""

    same = operator.eq
    runs = 100, 600

    def __init__(self, method):
        self.task = method

    @staticmethod
    def make(number, count):
        return LINE


def per_message(runtime, method, whose):
    contender = Contender(whose, runtime, "awaited.py", whose)
    short, long = (instructions.total(contender, n, Lines(method)) for n in Lines.runs)
    return (long - short) / (Lines.runs[1] - Lines.runs[0])


def main():
    todo = [
        (r, m, w) for r, methods in METHODS.items() for m in methods for w in ("net", "asyncio")
    ]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        counts = dict(zip(todo, pool.map(lambda what: per_message(*what), todo)))
    print(f"{'':28} {'net.aio':>10} {'asyncio':>10}")
    for runtime, methods in METHODS.items():
        for method in methods:
            ours, theirs = (counts[runtime, method, whose] for whose in ("net", "asyncio"))
            name = f"{runtime}: {method}"
            print(f"{name:28} {ours:10,.0f} {theirs:10,.0f} {ours / theirs:8.2f}")


if __name__ == "__main__":
    main()
