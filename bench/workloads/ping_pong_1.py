"""64 bytes there and back on one connection. A workload of bench; also runs by itself."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import load
from alone import alone
from figures import Figures
from race import present, race

HOW = "One connection, a message at a time: each costs the server a poll, and a sleep."


def measure(options, step):
    yield from ping_pong("ping_pong_1", 1, HOW, options, step)


def ping_pong(key, busy, how, options, step):
    rounds, seconds = (2, 0.05) if options.quick else (9, 0.2)
    title = f"64 B ping-pong, {busy} connection{'s' if busy > 1 else ''}"
    cpu = Figures(key, title, "us of CPU a message", how)
    lap = Figures(key + "_lap", title + ": elapsed time", "us a message", "Client included.")
    who = present("echo")
    make = lambda server: load.PingPong(server.port, busy)  # noqa: E731
    for contender, found in race(who, "echo", make, rounds, seconds, step):
        cpu.add(contender, *(c for c, _ in found))
        lap.add(contender, *(w for _, w in found))
    yield cpu
    yield lap


if __name__ == "__main__":
    alone(measure)
