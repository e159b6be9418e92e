"""User-space instructions that a server spends on one 64 B message, counted by callgrind. A
workload of bench; also runs by itself.

The difference of two run lengths: starting, connecting and ending cancel out, so the figure is
repeatable to about a per cent on any machine, however busy. System calls are not in it.
"""

import operator
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import load
from alone import alone
from contenders import MPY, NODE
from figures import Figures
from process import free_port
from race import present

from workloads.styles import CORE, STYLES

HOW = "One connection, a poll for each message; callgrind, the difference of two run lengths."
PATIENCE = 60


class Echo:
    """What is sent, and whether the answer is right: see load.PingPong. Or drive(port, count) does
    it all."""

    task, make, same = "echo", staticmethod(load.message), operator.eq
    runs = 100, 600


class Connects:
    """A connection for each message: connect, the message, both ends, close."""

    task = "echo"
    runs = 200, 1000

    @staticmethod
    def drive(port, count):
        for _ in range(count):
            sock = load.connected(port)
            exchange(sock, 1, Echo)
            sock.shutdown(socket.SHUT_WR)
            if sock.recv(1):
                raise load.WrongBytes(b"after the end")
            sock.close()


def total(contender, count, what):
    """Instructions of a run with so many messages, one after the other."""
    port = free_port()
    # The interpreter may be a shell script that starts it: children are traced too.
    valgrind = ["valgrind", "--tool=callgrind", "--trace-children=yes"]
    command = [*valgrind, "--callgrind-out-file=/dev/null", *contender.command(port, what.task)]
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
        if hasattr(what, "drive"):
            what.drive(port, count)
        else:
            sock = load.connected(port)  # never closed: what its end costs is no part of it
            time.sleep(0.2)  # it is accepted: what is there then is read in another way
            exchange(sock, count, what)
        time.sleep(0.1)  # the server has gone back to its poll
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=PATIENCE)
    finally:
        process.kill()
    return int(re.findall(r"Collected : (\d+)", said)[-1])


def exchange(sock, count, what):
    for i in range(count):
        text = what.make(0, i)
        sock.sendall(text)
        if not what.same(text, came := load.take(sock, len(text))):
            raise load.WrongBytes(came)


def per_message(contender, what=Echo):
    short, long = what.runs
    return (total(contender, long, what) - total(contender, short, what)) / (long - short)


def count_all(figures, work, step):
    """Figures of the (label, contender, what is sent) in `work`."""
    step("counting instructions")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        counts = pool.map(lambda one: per_message(*one[1:]), work)
        for (label, *_), count in zip(work, counts):
            step(label)
            figures.add(label, count)


def measure(options, step):
    figures = Figures("instructions", "User-space instructions", "instructions a message", HOW)
    if not shutil.which("valgrind"):
        figures.notes.append("Not measured: no valgrind on PATH (apt-get install valgrind).")
        yield figures
        return
    # The counts do not depend on what else runs: use every core.
    os.sched_setaffinity(0, range(os.cpu_count()))
    who = [c for c in present("echo") if c.runtime != NODE and not c.settings]
    who = [c for c in who if c.short in ("bare", "onread")] if options.quick else who
    count_all(figures, [(repr(contender), contender, Echo) for contender in who], step)
    yield figures
    if not options.quick:
        yield connects(step, who)
        yield styles(step)


def connects(step, who):
    title = "User-space instructions: connect, exchange, close"
    how = "One after the other; the client ends first. Callgrind, as above."
    figures = Figures("instructions_connects", title, "instructions a connection", how)
    who = [c for c in who if c.short in ("bare", "onread", "streams")]
    count_all(figures, [(repr(c), c, Connects) for c in who], step)
    return figures


def styles(step):
    title = "User-space instructions: the styles on MicroPython"
    figures = Figures("instructions_styles", title, "instructions a message", HOW, CORE)
    work = [
        (f"{style.name}, {style.title}: {contender.name}", contender, style)
        for style in STYLES
        for contender in style.contenders((MPY,))
    ]
    count_all(figures, work, step)
    return figures


if __name__ == "__main__":
    alone(measure)
