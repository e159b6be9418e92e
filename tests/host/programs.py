"""Whole programs as processes, on any runtime: run to the end, or beside a test. Host only."""

import os
import queue
import subprocess
import sys
import threading

import pytest
import runtimes

PATIENCE = 60  # seconds after which a silent program counts as hung


def with_path(runtime, *folders):
    """The same interpreter, importing from these folders instead."""
    return runtimes.Runtime(runtime.name, runtime.command, folders, runtime.port)


def with_heap(micropython, size):
    """The same interpreter with so little heap: "200k"."""
    command = [micropython.command[0], "-X", "heapsize=" + size]
    return runtimes.Runtime(micropython.name, command, micropython.path, micropython.port)


def start(runtime, words):
    return subprocess.Popen(
        [*runtime.command, *map(str, words)],
        env=runtime.environment(),
        cwd=runtimes.ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def run(runtime, *words, patience=PATIENCE):
    """Run a program to its end: (exit code, everything it printed)."""
    with start(runtime, words) as process:
        try:
            printed, _ = process.communicate(timeout=patience)
        finally:
            process.kill()
    return process.returncode, printed


def on_fake(personality, program):
    """What a program over the fake port prints, in text."""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, **runtimes.fake(personality).environment()},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.stdout + done.stderr


class Program:
    """A program that runs beside the test; a context manager that ends it."""

    def __init__(self, runtime, *words):
        self.lines = queue.Queue()
        self.seen = []
        self.process = start(runtime, words)
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self):
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))
        self.lines.put(None)

    def line(self):
        """The next line it prints; fails when it ends or hangs."""
        try:
            line = self.lines.get(timeout=PATIENCE)
        except queue.Empty:
            line = None
        if line is None:
            pytest.fail("the program printed no further line:\n" + "\n".join(self.seen))
        self.seen.append(line)
        return line

    def until(self, start):
        """The rest of the first line from here on that starts so."""
        while True:
            line = self.line()
            if line.startswith(start):
                return line[len(start) :]

    def rest(self):
        """All that it printed, once it has ended."""
        self.reader.join(PATIENCE)
        while not self.lines.empty():
            self.seen.append(self.lines.get())
        return "\n".join(filter(None, self.seen))

    def port(self):
        """The port that it says it listens on."""
        return int(self.until("listening on port "))

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.process.kill()
        self.process.wait()
        self.reader.join()
        self.process.stdout.close()
