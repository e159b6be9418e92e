"""The table of names in docs/aio.md: what asyncio's streams have on each runtime, and net.aio.

python tests/host/test_aio_names.py      writes it anew
"""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = ROOT / "docs/aio.md"
BEGIN, END = "<!-- names: begin -->\n", "<!-- names: end -->\n"
# Says what the classes have, on either runtime, of asyncio or of net.aio.
SCRIPT = """
import asyncio, sys
if sys.implementation.name == "cpython":
    import asyncio.streams as theirs
    from asyncio.base_events import Server
    kinds = theirs.StreamReader, theirs.StreamWriter, Server
else:
    import asyncio.stream as theirs
    kinds = theirs.Stream, theirs.Stream, theirs.Server
if sys.argv[1] == "net":
    from net import aio as theirs
    kinds = theirs.Stream, theirs.Stream, theirs.Server
print("module", *dir(theirs))
for word, kind in zip(("reader", "writer", "server"), kinds):
    found = dir(kind)
    if sys.argv[1] == "net" and hasattr(kind, "__mro__"):
        # What our class only inherits of asyncio's is not ours.
        ours = [k for k in kind.__mro__ if not k.__module__.startswith("asyncio.")]
        found = {name for k in ours for name in vars(k)}
    print(word, *found)
"""
# Of these modules, what is part of their streams.
FUNCTIONS = ("open_connection", "start_server", "open_unix_connection", "start_unix_server")
HEADS = {"module": "functions", "reader": "reader", "writer": "writer", "server": "Server"}
SPECIAL = ("__aiter__", "__anext__", "__aenter__", "__aexit__")


def names(interpreter, variable, port, whose):
    """{"reader": its public names, ...}."""
    script = ROOT / "build/aio_names.py"
    script.write_text(SCRIPT)
    folders = [str(ROOT / "lib"), str(ROOT / "ports" / port)]
    done = subprocess.run(
        [interpreter, script, whose],
        capture_output=True,
        text=True,
        env={**os.environ, variable: os.pathsep.join([*folders, ".frozen"])},
        check=True,
    )
    found = {}
    for line in done.stdout.splitlines():
        word, *rest = line.split()
        found[word] = {n for n in rest if n in SPECIAL or not n.startswith("_")}
    found["module"] &= set(FUNCTIONS)
    return found


def all_names():
    """[(asyncio, net.aio) on CPython, the same on MicroPython]; None without that."""
    found = []
    for interpreter, variable, port in (
        (Path(sys.executable), "PYTHONPATH", "cpython"),
        (ROOT / "build/micropython/micropython-64", "MICROPYPATH", "micropython"),
    ):
        there = interpreter.exists()
        found.append(
            [names(interpreter, variable, port, w) for w in ("asyncio", "net")] if there else None
        )
    return found


def table(cpython, micropython):
    """Rows of what asyncio has anywhere, and net.aio besides."""
    lines = ["| | CPython: asyncio | net.aio | MicroPython: asyncio | net.aio |\n"]
    lines += ["| --- | --- | --- | --- | --- |\n"]
    for word, head in HEADS.items():
        columns = [found[word] for found in (*cpython, *micropython)]
        lines.append(f"| **{head}** | | | | |\n")
        for name in sorted(columns[0] | columns[2]):
            marks = ["yes" if name in column else "" for column in columns]
            lines.append(f"| `{name}` | {' | '.join(marks)} |\n".replace("|  |", "| |"))
    return "".join(lines).replace("|  |", "| |")


def page():
    text = PAGE.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    inside, after = rest.split(END)
    return before, inside, after


def test_table_is_up_to_date():
    cpython, micropython = all_names()
    if micropython is None:
        pytest.skip("no MicroPython: python3 tools/get_micropython.py")
    if sys.version_info[:2] != (3, 11):
        pytest.skip("the table is of CPython 3.11's asyncio")
    assert page()[1] == table(cpython, micropython), "run: python tests/host/test_aio_names.py"


@pytest.mark.parametrize("word", HEADS)
def test_nothing_of_asyncio_is_missing(word):
    """On either runtime, with any version of it."""
    for pair in all_names():
        if pair is not None:
            theirs, ours = pair
            assert theirs[word] - ours[word] == set()


def test_streams_are_instances_of_asyncio_s():
    from net import aio

    assert issubclass(aio.Stream, (asyncio.StreamReader, asyncio.StreamWriter))


if __name__ == "__main__":
    start, _, rest = page()
    PAGE.write_text(start + BEGIN + table(*all_names()) + END + rest, encoding="utf-8")
