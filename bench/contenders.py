"""Who takes part: one entry for each server program and the way it is started. Part of bench.

python bench/contenders.py      lists them, and why one is absent
"""

import importlib.util
import os
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
SERVERS = HERE / "servers"
MICROPYTHON = ROOT / "build/micropython/micropython-64"
# Another copy of the library, to compare a change with what is here.
LIBRARY = Path(os.environ.get("NET_BENCH_LIBRARY", ROOT))

CPYTHON, MPY, NODE = "CPython", "MicroPython", "Node"
EVERY = ("echo", "bulk", "fanout")
ECHO = ("echo", "bulk")


class Contender:
    """`short`: the word by which workloads choose; `words`: arguments after the task; `settings`:
    variables of its environment."""

    def __init__(self, name, runtime, script, *words, short=None, tasks=EVERY, settings=None):
        self.name = name
        self.runtime = runtime
        self.script = script
        self.words = words
        self.short = short or script.split(".")[0]
        self.tasks = tasks
        self.settings = settings or {}
        self.library = None  # a folder with another lib/ and ports/

    def __repr__(self):
        return f"{self.runtime}: {self.name}"

    def missing(self):
        """Why it cannot take part; None when it can."""
        if self.runtime == MPY and not MICROPYTHON.exists():
            return f"no {MICROPYTHON.relative_to(ROOT)}: make setup"
        if self.runtime == NODE and not shutil.which("node"):
            return "no node on PATH"
        if "uvloop" in self.words and not importlib.util.find_spec("uvloop"):
            return "uvloop is not installed: make bench installs it"
        return None

    def interpreter(self):
        if self.runtime == NODE:
            return ["node"]
        # As much heap as a bulk transfer wants; what a board needs is measured apart.
        return [str(MICROPYTHON), "-X", "heapsize=8m"] if self.runtime == MPY else [sys.executable]

    def command(self, port, task):
        return [*self.interpreter(), str(SERVERS / self.script), str(port), task, *self.words]

    def environment(self):
        folder = self.library or LIBRARY
        library = str(folder / "lib")
        if self.runtime == MPY:
            ports = str(folder / "ports/micropython")
            return {**os.environ, "MICROPYPATH": f"{library}:{ports}:.frozen", **self.settings}
        paths = os.pathsep.join([library, str(folder / "ports/cpython")])
        own = {"PYTHONPATH": paths, "PYTHONUNBUFFERED": "1", **self.settings}
        return {**os.environ, **own}


# asyncio asks for 256 KB with each read and gives nearly all of it back. glibc returns such memory
# to the system and gets it anew with every message, page by page, which costs several times the
# message. With these settings it keeps it: what asyncio's own code costs.
KEEP = {
    "MALLOC_TRIM_THRESHOLD_": "67108864",
    "MALLOC_MMAP_THRESHOLD_": "67108864",
    "MALLOC_TOP_PAD_": "16777216",
}
ALL = (
    Contender("bare epoll loop", CPYTHON, "bare_epoll.py", short="bare"),
    Contender("net, onread", CPYTHON, "net_server.py", "onread", short="onread"),
    Contender("net, data", CPYTHON, "net_server.py", "data", short="data"),
    Contender("net, readable", CPYTHON, "net_server.py", "readable", short="readable", tasks=ECHO),
    Contender("net, pipe", CPYTHON, "net_server.py", "pipe", short="pipe", tasks=ECHO),
    Contender("asyncio streams", CPYTHON, "asyncio_streams.py", short="streams"),
    Contender("asyncio Protocol", CPYTHON, "asyncio_protocol.py", short="protocol"),
    Contender(
        "asyncio streams, heap kept", CPYTHON, "asyncio_streams.py", short="kept", settings=KEEP
    ),
    Contender(
        "asyncio Protocol, heap kept", CPYTHON, "asyncio_protocol.py", short="kept", settings=KEEP
    ),
    Contender("uvloop Protocol", CPYTHON, "asyncio_protocol.py", "uvloop", short="uvloop"),
    Contender("net of Node", NODE, "node_net.js", short="node"),
    Contender("bare ipoll loop", MPY, "bare_ipoll.py", short="bare"),
    Contender("net, onread", MPY, "net_server.py", "onread", short="onread"),
    Contender("net, data", MPY, "net_server.py", "data", short="data"),
    Contender("net, readable", MPY, "net_server.py", "readable", short="readable", tasks=ECHO),
    Contender("net, pipe", MPY, "net_server.py", "pipe", short="pipe", tasks=ECHO),
    Contender("asyncio streams", MPY, "asyncio_streams.py", short="streams"),
)


def main():
    for contender in ALL:
        print(f"{contender!r:32} {contender.missing() or 'takes part'}")


if __name__ == "__main__":
    main()
