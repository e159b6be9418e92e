#!/usr/bin/env python3
"""The main job, shown: a MicroPython process serves, three kinds of clients talk to it.

Host tool; `make run` starts it. The server is examples/echo_server.py, unchanged. The clients are
`net` on CPython, netcat (where it is missing, that is said) and a plain socket; then comes a burst
of small messages, during which the server's heap is watched. Ends by itself; exits with 0 if
everything came back.
"""

import os
import shutil
import socket
import struct
import subprocess
import sys
from pathlib import Path

import interrupted
from rich.console import Console
from rich.table import Table

import net

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = "examples/echo_server.py"
BURST = 1000
SIZE = 64
PACKAGE = "netcat-openbsd"
PATIENCE = 20  # seconds after which a silent peer counts as hung

console = Console(highlight=False)


def interpreter():
    """The MicroPython with words as wide as a board's, or else the machine's own."""
    for name in ("micropython-32", "micropython-64"):
        path = ROOT / "build/micropython" / name
        if path.exists():
            return path
    sys.exit("demo: no MicroPython in build/micropython: make setup")


class Server:
    """The MicroPython process, and a connection to its meter."""

    def __init__(self, path):
        environ = dict(os.environ, MICROPYPATH="lib:ports/micropython:.frozen")
        command = [str(path), "tools/demo_server.py", PROGRAM, "0"]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True
        )
        ports = dict(self._port() for _ in range(2))
        self.port = ports["listening"]
        self.meter = socket.create_connection(("127.0.0.1", ports["meter"]), PATIENCE)

    def _port(self):
        """("listening" or "meter", port) from a line like "meter on port 4711"."""
        line = self.process.stdout.readline()
        words = line.split()
        if len(words) != 4:
            sys.exit(f"demo: the server said {line!r}")
        return words[0], int(words[3])

    def heap(self):
        """(bytes in use, bytes free)."""
        self.meter.sendall(b"m")
        return struct.unpack("<II", self.meter.recv(8, socket.MSG_WAITALL))

    def stop(self):
        """Tell it to end; what else it printed, and its exit code."""
        self.meter.sendall(b"q")
        printed, _ = self.process.communicate(timeout=PATIENCE)
        self.meter.close()
        return printed.splitlines(), self.process.returncode


def talk_net(port, message):
    """`net` on CPython: the same library on both ends."""
    received = []

    def on_data(data):
        received.append(data)
        if sum(map(len, received)) == len(message):
            client.end()

    client = net.connect(port, "127.0.0.1")
    client.on("data", on_data)
    client.on("error", lambda error: received.append(str(error).encode()))
    client.write(message)
    net.run()
    return b"".join(received)


def talk_netcat(port, message):
    """netcat; -N (where it has one) ends the sending side at the end of the input."""
    command = ["nc", "-N", "127.0.0.1", str(port)]
    done = subprocess.run(
        command, input=message, capture_output=True, timeout=PATIENCE, check=False
    )
    return done.stdout or done.stderr


def talk_plain(port, message):
    """A blocking socket of Python's own."""
    with socket.create_connection(("127.0.0.1", port), PATIENCE) as sock:
        sock.sendall(message)
        sock.shutdown(socket.SHUT_WR)
        return sock.makefile("rb").read()


def has_netcat():
    """Whether nc is here and knows -N (the OpenBSD one, Debian's default)."""
    if not shutil.which("nc"):
        return False
    text = subprocess.run(["nc", "-h"], capture_output=True, text=True, check=False)
    return "-N" in text.stdout + text.stderr


def burst(server):
    """Small messages, one after the other: (how many came back, heap before and after them)."""
    message = b"x" * SIZE
    with socket.create_connection(("127.0.0.1", server.port), PATIENCE) as sock:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sum(turn(sock, message) for _ in range(10))  # warm: lists have grown
        first = server.heap()
        meter = server.heap()[0] - first[0]  # what asking costs, if anything
        before = server.heap()
        back = sum(turn(sock, message) for _ in range(BURST))
        after = server.heap()
        return back, (before[0] + meter, before[1] - meter), after


def turn(sock, message):
    sock.sendall(message)
    return sock.recv(len(message), socket.MSG_WAITALL) == message


def converse(port):
    """What each client sent and got back; None for one that is missing."""
    netcat = talk_netcat if has_netcat() else None
    clients = (("net on CPython", talk_net), ("netcat", netcat), ("a plain socket", talk_plain))
    for name, talk in clients:
        message = f"hello, {name}"
        yield name, message, talk and talk(port, message.encode()).decode(errors="replace")


def show_exchange(port):
    table = Table("client", "sent", "came back", "")
    good, missing = True, []
    for name, sent, back in converse(port):
        if back is None:
            missing.append(name)
            table.add_row(name, "", "", "missing")
            continue
        table.add_row(name, sent, back, "[green]same[/]" if back == sent else "[red]different[/]")
        good = good and back == sent
    console.print(table)
    for name in missing:
        console.print(f"{name} is missing here: apt-get install {PACKAGE}")
    return good


def show_heap(server):
    back, before, after = burst(server)
    table = Table("server's heap", "in use", "free")
    table.add_row(f"before {BURST} messages of {SIZE} B", f"{before[0]:,} B", f"{before[1]:,} B")
    table.add_row("after, nothing collected", f"{after[0]:,} B", f"{after[1]:,} B")
    each = (after[0] - before[0]) / BURST
    table.add_row("[bold]allocated per message[/]", f"[bold]{each:g} B[/]", "")
    console.print(table)
    console.print(f"{back} of {BURST} messages came back unchanged.")
    return back == BURST


def main():
    path = interpreter()
    server = Server(path)
    try:
        console.print(f"[bold]{PROGRAM}[/] runs on {path.name}, port {server.port}, unchanged.")
        good = show_exchange(server.port)
        good = show_heap(server) and good
        printed, code = server.stop()
    finally:
        server.process.kill()
        server.process.wait()
    console.print("What the server printed meanwhile:")
    console.print("\n".join("    " + line for line in printed), markup=False)
    console.print(f"It ended by itself, with exit code {code}.")
    return 0 if good and code == 0 else 1


if __name__ == "__main__":
    interrupted.quietly()
    sys.exit(main())
