#!/usr/bin/env python3
"""What a message cost over time: instructions with the library as it was at chosen commits.

Part of bench; writes bench/HISTORY.md.

    python bench/history.py [COMMIT ...]      without: those in CHOSEN; and the latest of all

Host tool; needs git, valgrind and the commits. Only the library is the old one: interpreters,
servers and load are today's.
"""

import io
import subprocess
import sys
import tarfile
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import contenders
from race import present
from report import table
from workloads.instructions import per_message

PAGE = contenders.HERE / "HISTORY.md"
CHOSEN = {
    "5104685": "the first core",
    "1f3d1dc": "what few connections need is loaded by its first use",
    "ce7e911": "the loop reads, and write() writes, by the system's socket itself",
    "1ea098e": "the import within 11 KB",
    "86b5fbc": "what the styles asked for",
    "9bf99b2": "data of the same size again: its bytes and nothing else",
    "fa5232c": "before: CPython's classes had a `__getattr__`",
    "3d001a1": "after: they have everything, and none",
    "7b46162": "the system's write is held as a method",
    "fd8936f": "a pipe to one socket writes at once",
    "a780e29": "before: CPython's sockets were asked for their `__dict__`",
    "41efc5f": "after: none is; bytes are told by their class; fewer calls a connection",
    "b7d0c91": "a part of a text is refused on an open connection, too",
    "fc27e39": "before: whatever is no buffer is refused there",
    "f622ab9": "after: an accepted connection comes and goes with fewer calls",
    "913ef6a": "a connection of 137,900 on MicroPython (155,500), 102,900 on CPython (107,600): "
    "it looks for less, settling has its frame",
    "891275f": "a connection of 95,200 on CPython (103,000): it is the system's socket, which "
    "write() calls itself; 7,600 a message with 50 connections (9,200)",
}
STYLES = ("onread", "data", "readable", "pipe")
TEXT = (
    "# What a message cost over time\n\n"
    "User-space instructions of a server for a 64 B echo on one connection, a poll for each "
    "message, with the library as it was; interpreters, servers and load are today's. Counted by "
    "callgrind, repeatable to about three per cent: where objects lie in memory decides how often "
    "they collide in a hash table. Made by `python bench/history.py`.\n\n"
)

# Kept by hand: `python tools/size.py` of that commit, in bytes.
HEAP = (
    "\n## The heap that programs keep\n\n"
    "With the last connection open, the library included, on the 32-bit unix port: from .mpy, and "
    "from ROMFS. Counted by `python tools/size.py`, of which these are notes.\n\n"
)
KEPT = (
    ("2026-11-27", "b3cb03a", "before", "42,330; 21,610", "45,080; 23,220", "42,990; 21,720"),
    (
        "2026-11-27",
        "8a436ad",
        "what is loaded together is one file",
        "39,740; 18,600",
        "42,480; 20,160",
        "40,270; 18,750",
    ),
    (
        "2026-11-27",
        "a3d4e7c",
        "fewer functions where one did what another does",
        "39,200; 18,340",
        "41,950; 19,900",
        "39,910; 18,550",
    ),
    (
        "2026-11-27",
        "05e18f6",
        "one file for all that the first connect or listen loads, one class of a socket",
        "37,990; 17,380",
        "40,690; 18,940",
        "38,590; 17,610",
    ),
    (
        "2026-11-27",
        "3faff8e",
        "the port is one file, and imported directly; doors take whatever comes",
        "36,290; 15,920",
        "39,090; 17,610",
        "36,640; 16,160",
    ),
    (
        "2026-11-27",
        "63619e0",
        "listen() is let go of; what the port says for good is compiled in",
        "33,290; 14,640",
        "35,980; 16,240",
        "37,710; 16,470",
    ),
)


def git(*words):
    """What git prints, as bytes."""
    command = ["git", *words]
    return subprocess.run(command, cwd=contenders.ROOT, capture_output=True, check=True).stdout


def unpack(commit, where):
    """The library of a commit."""
    with tarfile.open(fileobj=io.BytesIO(git("archive", commit, "lib", "ports"))) as archive:
        archive.extractall(where)
    return Path(where)


def count(contender):
    try:
        return f"{per_message(contender):,.0f}"
    except (OSError, IndexError):
        return "-"  # that library could not do it yet


def costs(commit):
    """A figure for each column."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor() as pool:
        contenders.LIBRARY = unpack(commit, folder)
        return list(pool.map(count, COLUMNS))


COLUMNS = [one for one in present("echo", shorts=STYLES) if one.script == "net_server.py"]


def main(commits):
    chosen = {commit: CHOSEN.get(commit, "") for commit in commits} if commits else dict(CHOSEN)
    chosen.setdefault(git("rev-parse", "--short=7", "HEAD").decode().strip(), "the latest")
    rows = []
    for commit, text in chosen.items():
        rows.append([commit, text, *costs(commit)])
        print(*rows[-1], sep=" | ", flush=True)
    names = [repr(contender).replace("net, ", "") for contender in COLUMNS]
    made = TEXT + table(["commit", "", *names], rows)
    made += HEAP + table(["date", "commit", "", "echo", "http", "client"], KEPT)
    PAGE.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
