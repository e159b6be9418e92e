"""microdot's hello, unmodified, on asyncio's own streams and on net.aio: a new connection for each
request, eight at a time. A workload of bench; also runs by itself."""

import importlib.util
import shutil
import socket
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import contenders
import load
from alone import alone
from contenders import CPYTHON, MPY, Contender
from figures import Figures
from process import Server
from race import race

from workloads import instructions

HOW = "GET / as curl sends it, eight connections at a time, a connection for each request."
REQUEST = "GET {} HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: curl/8.0\r\nAccept: */*\r\n\r\n"
BESIDE = 8
BODY = b"Hello, world!"
PACKAGE = contenders.ROOT / "build/bench/microdot"


def ask(port, paths):
    """The bodies of the answers to requests under way at the same time."""
    socks = []
    for path in paths:
        sock = socket.create_connection((load.HOST, port), load.PATIENCE)
        sock.sendall(REQUEST.format(path).encode())
        socks.append(sock)
    answers = []
    for sock in socks:
        with sock:
            parts = []
            while part := sock.recv(65536):
                parts.append(part)
        answers.append(b"".join(parts).partition(b"\r\n\r\n")[2])
    return answers


class Requests:
    """See load.py. Units: requests."""

    def __init__(self, port):
        self.port = port

    def run(self, seconds):
        done = 0
        until = time.perf_counter() + seconds
        while True:
            answers = ask(self.port, ["/"] * BESIDE)
            if answers != [BODY] * BESIDE:
                raise load.WrongBytes(answers[0])
            done += BESIDE
            if time.perf_counter() > until:
                return done

    def close(self):
        pass


class Counted:
    """What callgrind counts: see instructions.total."""

    task = "hello"
    runs = 40, 240

    @staticmethod
    def drive(port, count):
        for _ in range(count // BESIDE):
            ask(port, ["/"] * BESIDE)


def missing():
    if importlib.util.find_spec("microdot") is None:
        return "microdot is not installed: make bench installs it"
    return None


def both():
    """asyncio's streams and net.aio on each runtime. MicroPython finds microdot alone, in a folder
    of its own."""
    PACKAGE.parent.mkdir(parents=True, exist_ok=True)
    if not PACKAGE.exists():
        found = importlib.util.find_spec("microdot")
        PACKAGE.symlink_to(Path(found.origin).parent)
    for runtime in (CPYTHON, MPY):
        for name, whose in (("asyncio streams", "asyncio"), ("net.aio", "net")):
            made = Contender(name, runtime, "microdot_hello.py", whose, tasks=("hello",))
            if runtime == MPY:
                path = made.environment()["MICROPYPATH"]
                made.settings = {"MICROPYPATH": f"{PACKAGE.parent}:{path}"}
            if not made.missing():
                yield made


def heap(contender):
    """Bytes of (an idle connection, the garbage of a request)."""
    count = 40
    with Server(contender, "hello", quiet=True) as server:
        number = lambda path: int(ask(server.port, [path])[0])  # noqa: E731
        for _ in range(20):
            ask(server.port, ["/"])
        number("/collect")
        before = number("/heap")
        for _ in range(count):
            ask(server.port, ["/"])
        garbage = (number("/heap") - before) / (count + 1)
        idle = []
        for _ in range(2):  # for the first ones lists and tables find room
            before = number("/collect")
            idle += [load.connected(server.port) for _ in range(count)]
            time.sleep(0.2)
            each = (number("/collect") - before) / count
        for sock in idle:
            sock.close()
    return each, garbage


def measure(options, step):
    rounds, seconds = (1, 0.05) if options.quick else (5, 0.3)
    base = "asyncio streams"
    figures = Figures("microdot", "microdot's hello", "us of CPU a request", HOW, base)
    if missing():
        figures.notes.append(f"Not measured: {missing()}.")
        yield figures
        return
    who = list(both())
    make = lambda server: Requests(server.port)  # noqa: E731
    for contender, found in race(who, "hello", make, rounds, seconds, step):
        figures.add(contender, *(cpu for cpu, _ in found))
    yield figures
    idle = Figures("microdot_heap", "microdot: an idle connection", "bytes of heap", HOW, base)
    garbage = Figures("microdot_garbage", "microdot: garbage", "bytes a request", HOW, base)
    for contender in who:
        if contender.runtime == MPY:
            step(f"heap: {contender!r}")
            each, left = heap(contender)
            idle.add(contender, each)
            garbage.add(contender, left)
    yield idle
    yield garbage
    if not options.quick and shutil.which("valgrind"):
        title = "microdot: user-space instructions"
        counts = Figures("microdot_instructions", title, "instructions a request", HOW, base)
        work = [(repr(contender), contender, Counted) for contender in who]
        instructions.count_all(counts, work, step)
        yield counts


if __name__ == "__main__":
    alone(measure)
