#!/usr/bin/env python3
"""All styles for as long as you like, under clients that are honest, slow, silent, resetting or
lying: are the bytes right, does the memory stay?

    python tools/soak.py [--minutes 10] [--seed N] [--only core,tls] [--heap 128k]

Host tool; `make soak` starts it. A server for each style, on MicroPython with a heap of 128 KB and
words of 32 bits, from .mpy files as on a board, and on CPython; TLS beside plain. Exit code 1: a
wrong byte, a server that ended or says no more, memory or descriptors that are not given back.
"""

import argparse
import os
import queue
import random
import re
import ssl
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from rich.console import Console
from rich.live import Live
from rich.table import Table

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "tests"), str(ROOT / "tests/tls")]

import interrupted  # noqa: E402
from soaking.clients import Client, Tally  # noqa: E402

STYLES = ("core", "stream", "msgport", "messages", "datasocket", "aio", "tls")
CLIENTS = 3  # at once, for each server
SILENCE = 20  # seconds without a line of the server's: it hangs
SETTLED = 4  # seconds without clients, before the end is measured
CLOSING = 15  # seconds that the styles wait at most for peers that take no more
# Bytes of heap that may be in use more than at the start: lists that have grown, a connection with
# a message of 2,000 bytes. A leak of 48 bytes a connection is 10 KB in a minute.
KEPT = 8192
# One of each kind of client loads all that a server needs: what is in use then is the start.
# Twice, for whoever is sent away early, before a limit is met, has not loaded all.
WARM = 2 * ("honest", "slow", "lies", "resets", "never_reads", "never_reads", "honest")
# CPython's memory does not tell what is in use: of a flood of small pieces, a megabyte for
# each peer that reads nothing, its allocator keeps pages, 9 to 18 MB once. Objects do.
PAGES = 32 << 20
OBJECTS = 500


class Server:
    """A process that serves one style."""

    def __init__(self, runtime, style, command, environment, words):
        self.runtime = runtime
        self.style = style
        self.tally = Tally()
        self.lines = queue.Queue()
        self.port = self.heap = 0
        self.first = None  # (memory, descriptors, heap)
        self.heard = time.monotonic()
        self.said = []
        script = str(ROOT / "tools/soaking/served.py")
        self.process = subprocess.Popen(
            [*command, script, style, *words],
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            word, _, number = line.rstrip("\n").partition(" ")
            if not number.isdigit():
                self.said = [*self.said[-20:], line.rstrip("\n")]
            elif word == "heap":
                self.heap = int(number)
                self.heard = time.monotonic()
            elif word == "port":
                self.port = int(number)

    def ready(self):
        end = time.monotonic() + SILENCE
        while not self.port and time.monotonic() < end and self.process.poll() is None:
            time.sleep(0.05)
        return self.port

    def memory(self):
        """Bytes in use: of the heap, or of the process where the program cannot tell."""
        if self.runtime != "cpython":
            return self.heap
        text = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text()
        return 1024 * int(re.search(r"Private_Dirty: +(\d+)", text)[1])

    def measured(self):
        """(memory, descriptors, heap); None: it has ended."""
        try:
            return self.memory(), len(os.listdir(f"/proc/{self.process.pid}/fd")), self.heap
        except (OSError, TypeError):
            return None

    def wrong(self, last):
        """What is wrong with it, as text."""
        if self.process.poll() is not None:
            return f"ended with {self.process.poll()}"
        if time.monotonic() - self.heard > SILENCE:
            return "says no more"
        if self.tally.wrong:
            return f"{self.tally.wrong} wrong bytes"
        if not self.tally.compared:
            return "no bytes came back"
        if last[1] > self.first[1]:
            return f"{last[1] - self.first[1]} descriptors left open"
        if last[0] > self.first[0] + self.may_keep():
            return f"keeps {last[0] - self.first[0]} bytes"
        if self.runtime == "cpython" and last[2] > self.first[2] + OBJECTS:
            return f"keeps {last[2] - self.first[2]} objects"
        return ""

    def may_keep(self):
        return PAGES if self.runtime == "cpython" else KEPT

    def end(self):
        self.process.kill()
        self.process.wait()


def servers(styles, heap, folder):
    """One of each style on each runtime."""
    sys.path.insert(0, str(ROOT / "tools"))
    from certificates import Authority
    from compile_mpy import compile_all

    Authority(folder, "ca").make("server")
    keys = [str(folder / "server.pem"), str(folder / "server.key.pem")]
    made = folder / "mpy"
    compile_all(made)
    small = [str(ROOT / "build/micropython/micropython-32"), "-X", f"heapsize={heap}"]
    on_micropython = {"MICROPYPATH": f"{made}:.frozen"}
    on_cpython = {
        "PYTHONPATH": os.pathsep.join(str(ROOT / name) for name in ("lib", "ports/cpython")),
        "PYTHONUNBUFFERED": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    for style in styles:
        words = keys if style == "tls" else []
        yield Server("micropython-32", style, small, on_micropython, words)
        yield Server("cpython", style, [sys.executable], on_cpython, words)


def table(all_servers, left, last=None):
    title = "soak: over" if last else f"soak: {left:.0f} s left"
    made = Table(title=title, title_justify="left")
    for name in ("", "style", "connections", "messages", "compared", "wrong", "given up"):
        made.add_column(name, justify="left" if name in ("", "style") else "right")
    made.add_column("memory, start", justify="right")
    made.add_column("end" if last else "now", justify="right")
    made.add_column("descriptors", justify="right")
    made.add_column("", overflow="fold")
    for server in all_servers:
        tally = server.tally
        now = (last or {}).get(server) or server.measured() or (0, 0, 0)
        first = server.first or now
        found = server.wrong(now) if last else ("ended" if server.process.poll() else "")
        made.add_row(
            server.runtime, server.style, f"{tally.connections:,}", f"{tally.messages:,}",
            f"{tally.compared:,}", str(tally.wrong), str(tally.given_up), f"{first[0]:,}",
            f"{now[0]:,}", f"{first[1]} {now[1]}", found or ("[green]ok" if last else ""),
        )  # fmt: skip
    return made


def visit(server, context, kinds, seed):
    """Clients of these kinds, one after the other."""
    secure = context if server.style == "tls" else None
    client = Client(server.style, server.port, server.tally, threading.Event(), seed, secure)
    for kind in kinds:
        try:
            with client.connect(kind) as sock:
                getattr(client, kind)(sock)
        except OSError as error:
            server.tally.tell(f"alone {kind}: {error!r}")


def settle(all_servers):
    """Without clients, until what the servers hold of the last ones is given back."""
    time.sleep(SETTLED)
    for server in all_servers:
        heard = server.heard
        end = time.monotonic() + 3
        while server.heard == heard and time.monotonic() < end:
            time.sleep(0.1)


def soak(all_servers, options, context, console):
    for server in all_servers:
        if not server.ready():
            sys.exit(f"soak: {server.runtime} {server.style} does not begin: {server.said}")
    for n, server in enumerate(all_servers):
        visit(server, context, WARM, n)
    settle(all_servers)
    for server in all_servers:
        server.first = server.measured()
    over = threading.Event()
    threads = [
        Client(
            server.style, server.port, server.tally, over, options.seed + 100 * n + i,
            context if server.style == "tls" else None,
        )
        for n, server in enumerate(all_servers)
        for i in range(CLIENTS)
    ]  # fmt: skip
    for thread in threads:
        thread.start()
    end = time.monotonic() + 60 * options.minutes
    with Live(console=console, auto_refresh=False, transient=True) as live:
        while (left := end - time.monotonic()) > 0:
            if console.is_terminal:
                live.update(table(all_servers, left), refresh=True)
            time.sleep(min(left, 0.5))
    over.set()
    for thread in threads:
        thread.join(40)
    settle(all_servers)
    return given_back(all_servers, context)


def given_back(all_servers, context):
    """What each holds at the end; whoever died with bytes unread may be waited for by some.

    MicroPython's collector takes every word of a stack for a reference, and one that is stale may
    keep the last connection that was closed. Work overwrites it, time does not: whoever seems to
    keep something gets clients again. What leaks stays.
    """
    end = time.monotonic() + CLOSING
    while True:
        last = {server: server.measured() or (0, 0, 0) for server in all_servers}
        wrong = [server for server in all_servers if server.wrong(last[server])]
        if time.monotonic() > end or not wrong:
            return last
        for server in wrong:
            visit(server, context, ("honest", "honest"), 0)
        time.sleep(2)


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 30))
    parser.add_argument("--only", default=",".join(STYLES), help="styles, with commas")
    parser.add_argument("--heap", default="128k", help="of MicroPython")
    options = parser.parse_args(argv)
    console = Console(highlight=False, width=None if sys.stdout.isatty() else 150)
    console.print(f"soak: {options.minutes:g} minutes, seed {options.seed}")
    with tempfile.TemporaryDirectory(prefix="soak") as made:
        folder = Path(made)
        all_servers = list(servers(options.only.split(","), options.heap, folder))
        try:
            context = ssl.create_default_context(cafile=str(folder / "ca.pem"))
            last = soak(all_servers, options, context, console)
            console.print(table(all_servers, 0, last))
            bad = [server for server in all_servers if server.wrong(last[server])]
            for server in all_servers:
                for text in (*server.tally.trouble[:2], *server.said[-3:]):
                    console.print(f"{server.runtime} {server.style}: {text}", style="dim")
        finally:
            for server in all_servers:
                server.end()
    return int(bool(bad))


if __name__ == "__main__":
    interrupted.quietly()
    sys.exit(main())
