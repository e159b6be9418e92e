"""User-space instructions that a server spends on one 64 B message, counted by callgrind. A
workload of bench; also runs by itself.

The difference of two run lengths: starting, connecting and ending cancel out, so the figure is
repeatable to about a per cent on any machine, however busy. System calls are not in it.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import load
from alone import alone
from contenders import NODE
from figures import Figures
from process import free_port
from race import present

HOW = "One connection, a poll for each message; callgrind, the difference of two run lengths."
SHORT, LONG = 100, 600
PATIENCE = 60


def total(contender, count):
    """Instructions of a run with so many messages, one after the other."""
    port = free_port()
    # The interpreter may be a shell script that starts it: children are traced too.
    valgrind = ["valgrind", "--tool=callgrind", "--trace-children=yes"]
    command = [*valgrind, "--callgrind-out-file=/dev/null", *contender.command(port, "echo")]
    process = subprocess.Popen(
        command,
        env={**contender.environment(), "PYTHONHASHSEED": "0"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        process.stdout.readline()
        sock = load.connected(port)
        exchange(sock, count)
        time.sleep(0.1)  # the server has gone back to its poll
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=PATIENCE)
        sock.close()  # later: what the end of a connection costs is no part of it
    finally:
        process.kill()
    return int(re.findall(r"Collected : (\d+)", said)[-1])


def exchange(sock, count):
    for i in range(count):
        text = load.message(0, i)
        sock.sendall(text)
        if (came := load.take(sock, len(text))) != text:
            raise load.WrongBytes(came)


def per_message(contender):
    return (total(contender, LONG) - total(contender, SHORT)) / (LONG - SHORT)


def measure(options, step):
    figures = Figures("instructions", "User-space instructions", "instructions a message", HOW)
    if not shutil.which("valgrind"):
        figures.notes.append("Not measured: no valgrind on PATH (apt-get install valgrind).")
        yield figures
        return
    # The counts do not depend on what else runs: use every core.
    os.sched_setaffinity(0, range(os.cpu_count()))
    who = [c for c in present("echo") if c.runtime != NODE]
    who = [c for c in who if c.short in ("bare", "onread")] if options.quick else who
    step("counting instructions")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for contender, count in zip(who, pool.map(per_message, who)):
            step(f"{contender!r}")
            figures.add(contender, count)
    yield figures


if __name__ == "__main__":
    alone(measure)
