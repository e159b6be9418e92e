#!/usr/bin/env python3
"""Where the instructions of a message go: each step of it is done twice in a copy of the library,
and what that adds is counted by callgrind. Part of bench; writes bench/PROFILE.md.

    python bench/parts.py

Counted with onread, on CPython and on MicroPython's unix port, 64-bit; repeatable to about a per
cent of the whole.
"""

import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import contenders
from race import present
from report import table
from workloads.instructions import per_message

LOOP, WRITABLE = "lib/net/loop.py", "lib/net/writable.py"
CONN = "ports/cpython/net_cpython/conn.py"  # CPython's port has a write() of its own
PAGE = contenders.HERE / "PROFILE.md"
TEXT = (
    "# Where the instructions of a message go\n\n"
    "A 64 B echo with onread on one connection, a poll for each message: user-space instructions, "
    "counted by callgrind. Each step is done twice in a copy of the library; what that adds is "
    "its row. Repeatable to about a per cent of the whole. Made by `python bench/parts.py`.\n\n"
)
TRY = "try:\n    pass\nexcept OSError:\n    pass"
CHECK = "if off | n < 0 or n > _len(data) - off: pass"
CALLBACK = "callback = handle._cb if flags == 1 else None"
# What a step is for, the file, the line before which it is done once more, and what is done.
CALLBACK = "callback = handle._cb if flags == 1 else None"
PARTS = (
    ("finding the socket that is ready", LOOP, "handle = handles[key]", "handle = handles[key]"),
    ("telling data from all else", LOOP, CALLBACK, "if flags != 1: pass"),
    ("its callback", LOOP, CALLBACK, "callback = handle._cb"),
    ("is there one?", LOOP, "buf = handle._buf", "if callback is None: pass"),
    ("its buffer", LOOP, "buf = handle._buf", "buf = handle._buf"),
    ("its system socket", LOOP, "buf = handle._buf", "handle._sys"),
    ("a failed read becomes an event", LOOP, "buf = handle._buf", TRY),
    ("has anything come?", LOOP, "handle._rx += n", "if not n: pass"),
    ("bytes_read", LOOP, "handle._rx += n", "handle._rx += 0"),
    ("what can be written to", WRITABLE, "wr = self._wr", "wr = self._wr"),
    ("write with a length, or without", WRITABLE, "wr = self._wr", "if n is None: pass"),
    ("are offset and length in the buffer?", WRITABLE, "wr = self._wr", CHECK),
    ("a failed write becomes an event", WRITABLE, "wr = self._wr", TRY),
    ("did the system take it all?", WRITABLE, "self._tx += n", "if sent != n: pass"),
    ("bytes_written", WRITABLE, "self._tx += n", "self._tx += 0"),
)


def copy_with(where, part):
    """A copy of the library in `where` with a step done twice."""
    _, file, line, more = part
    for folder in ("lib", "ports"):
        shutil.copytree(contenders.LIBRARY / folder, where / folder)
    text = (where / file).read_text(encoding="utf-8")
    at = text.index(line + "\n")
    indent = text[text.rindex("\n", 0, at) : at]
    more = more.replace("\n", indent)
    (where / file).write_text(text[:at] + more + indent + text[at:], encoding="utf-8")
    return where


def counted(contender, library):
    """Instructions a message with this copy of the library."""
    port = "micropython" if contender.runtime == contenders.MPY else "cpython"
    paths = f"{library}/lib:{library}/ports/{port}"
    own = contenders.Contender(contender.name, contender.runtime, contender.script, "onread")
    own.settings = {"MICROPYPATH": paths + ":.frozen", "PYTHONPATH": paths}
    return per_message(own)


# A copy too: where a library lies shifts addresses, and with them the hash of a socket.
NOTHING = ("", LOOP, "buf = handle._buf", "pass")


def of_cpython(part):
    """The same step of a write() where CPython does it."""
    name, file, line, more = part
    if file != WRITABLE:
        return part
    line = "kind = type(data)" if line == "wr = self._wr" else line
    return name, CONN, line, more.replace("_len", "len")


def twice(part, contender):
    if contender.runtime == contenders.CPYTHON:
        part = of_cpython(part)
    with tempfile.TemporaryDirectory() as folder:
        return counted(contender, copy_with(Path(folder), part))


def column(runtime):
    """Instructions of the bare loop, of each part, of the rest, of all."""
    bare, net = (present("echo", (runtime,), (short,))[0] for short in ("bare", "onread"))
    with ThreadPoolExecutor() as pool:
        whole, *more = pool.map(lambda part: twice(part, net), (NOTHING, *PARTS))
    bare = per_message(bare)
    found = [count - whole for count in more]
    return [bare, *found, whole - bare - sum(found), whole]


def main():
    runtimes = (contenders.CPYTHON, contenders.MPY)
    columns = [column(runtime) for runtime in runtimes]
    rest = "the rest: the calls of the program's callback and of write()"
    names = ["the bare loop: poll, read, write", *(part[0] for part in PARTS), rest, "all"]
    rows = [
        [name, *(f"{count:,.0f}" for count in counts)] for name, *counts in zip(names, *columns)
    ]
    page = TEXT + table(["", *runtimes], rows)
    PAGE.write_text(page, encoding="utf-8")
    print(page, end="")


if __name__ == "__main__":
    main()
