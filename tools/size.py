#!/usr/bin/env python3
"""What the library costs a board: bytes of .mpy, heap kept; with goals and limits.

Host tool. Compiles with mpy-cross -O3; measures the heap on the 32-bit MicroPython, whose words
are as wide as a board's, from a folder that holds only the .mpy files, those of the port as one
(joined_port.py), as `netboard flash` has them.

    python tools/size.py [--check]      with --check: exits with 1 above a limit
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple, Optional

import interrupted
import program_rows
import style_rows
from compile_mpy import ROOT, compile_all, dotted

INTERPRETER = ROOT / "build/micropython/micropython-32"
KIB = 1024
STYLES = ("stream", "datasocket", "messages", "msgport")
OPTIONS = ("tls", "aio", "dns", "lines", "reconnecting", "watch", "udp")
IMPORTED = ("net", "net_micropython")
# What the styles have reached; their goal is 3 KB, but their whole APIs are larger than that.
STYLE_LIMITS = {
    "stream": 19 * KIB,
    "msgport": 14 * KIB,
    "messages": 16 * KIB,
    "datasocket": 10 * KIB,
}
# Parts of the package that belong to a style or option by another name.
PART_OF = {"cbor": "datasocket", "framing": "framing", "limits": "framing"}
# Files of the port that are not on every board: the unix port's own, what an option needs,
# bringing up Wi-Fi, and the tables, of which flashing writes one board's only.
APART_IN_PORT = {
    "unix": "unix",
    "unix_more": "unix",
    "secure": "tls",
    "tap": "tls",
    "aio": "aio",
    "datagram": "dns",
    "watching": "watch",
    "unix_watching": "watch",
    "wifi": "wifi",
    "board_table": "all board tables",
}


class Row(NamedTuple):
    """A size, what it should come to, and what it must not pass (the goal where it is reached,
    else what has been reached, so that it cannot creep)."""

    what: str
    size: int
    goal: Optional[int] = None
    limit: Optional[int] = None

    @property
    def over(self):
        limit = self.goal if self.limit is None else self.limit
        return limit is not None and self.size > limit


def group_of(name):
    """The row that a file of the compiled tree is counted in."""
    # A style or option may consist of several files: a package, or messages_client.py.
    first = Path(name.parts[1]).stem.split("_")[0]
    if name.parts[0] == "net_micropython":
        return APART_IN_PORT.get(name.stem, "port")
    if len(name.parts) == 2 and first in (*STYLES, *OPTIONS):
        return "core"  # what stands in the place of one that is not there
    return PART_OF.get(first, first) if first in (*STYLES, *OPTIONS, *PART_OF) else "core"


def mpy_rows(made):
    """Rows of .mpy bytes, from {path on the board: .mpy}."""
    sizes: dict = {}
    for name, file in made.items():
        group = group_of(name)
        sizes[group] = sizes.get(group, 0) + file.stat().st_size
    core, port = sizes.pop("core", 0), sizes.pop("port", 0)
    yield Row(".mpy of the core", core)
    yield Row(".mpy of the MicroPython port", port)
    yield Row(".mpy of core and port, as on a board", core + port, None, 55 * KIB)
    imported = imported_size(made)
    yield Row(".mpy of core and port loaded by the import", imported, 11 * KIB, 22 * KIB)
    for chip, limit in (("esp32", 22 * KIB + 256), ("rp2", 25 * KIB + 128)):
        own = made.get(Path(f"net_micropython/{chip}.py"))
        if own:
            size = imported + own.stat().st_size
            if chip == "rp2":
                lwip = made.get(Path("net_micropython/lwip.py"))
                size += lwip.stat().st_size if lwip else 0
            yield Row(f"... with the port's own file for {chip}", size, 11 * KIB, limit)
    for group in sorted(sizes):
        goal = 3 * KIB if group in STYLES else None
        yield Row(f".mpy of {group}", sizes[group], goal, STYLE_LIMITS.get(group))
    for style in STYLES:
        first = made.get(Path(f"net/{style}/__init__.py")) or made.get(Path(f"net/{style}.py"))
        if first:
            size = first.stat().st_size
            yield Row(f".mpy of {style}, the file always loaded", size, 3 * KIB)


def imported_size(made):
    """Bytes of what `import net` loads on a board; the rest comes with its first use."""
    return sum(file.stat().st_size for name, file in made.items() if dotted(name) in IMPORTED)


def heap_kept(folder, *words):
    """What heap_kept.py prints, as words of each line."""
    script = Path(__file__).with_name("heap_kept.py")
    done = subprocess.run(
        [str(INTERPRETER), str(script), *words],
        # The path of a file is kept with its module: here it is about as long as on a board.
        cwd=folder.parent,
        env=dict(os.environ, MICROPYPATH=f"{folder.name}:.frozen"),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    lines = [line.split() for line in done.stdout.splitlines()]
    if done.returncode or len(lines) != 2:
        sys.exit(f"size: {script.name} failed:\n{done.stdout}{done.stderr}")
    return lines


def heap_on_a_board(platform):
    """Bytes that the import keeps with what a board of that platform has of the port."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "mpy"
        compile_all(folder, platform)
        return int(heap_kept(folder, "import")[0][0])


def measure(folder):
    """What heap_kept.py prints; None without the interpreter."""
    if not INTERPRETER.exists():
        if os.environ.get("CI"):
            sys.exit(f"size: {INTERPRETER} is missing: make setup")
        print(f"size: {INTERPRETER.name} is missing, so the heap is not measured (make setup)")
        return None
    return heap_kept(folder)


def heap_rows(folder, made):
    """Rows of what a program with a server and a client costs; none where it cannot be had."""
    lines = measure(folder)
    if lines is None:
        return
    (imported, exercised), modules = lines
    loaded = [file for name, file in made.items() if dotted(name) in modules]
    used = sum(file.stat().st_size for file in loaded)
    yield Row(f".mpy that a server and a client load ({len(loaded)} files)", used)
    for what, size, limit in style_rows.sizes(INTERPRETER, folder):
        yield Row(what, size, None, limit)
    for what, size, goal, limit in program_rows.sizes(INTERPRETER, folder):
        yield Row(what, size, goal, limit)
    yield Row("heap kept by `import net`", int(imported), 8 * KIB, 33 * KIB)
    kept = heap_on_a_board("esp32")
    yield Row("heap kept by it with ESP32's part of the port", kept, 8 * KIB, 32 * KIB + 256)
    yield Row("heap kept, Server and Socket used", int(exercised), 16 * KIB, 42 * KIB + 512)
    for name in (*STYLES, *OPTIONS):
        kept = style_rows.heap_kept(INTERPRETER, folder, name)
        yield Row(f"heap kept by net.{name}, on top of net", kept)


def file_rows(made):
    for name in sorted(made):
        yield Row(f"  {name.with_suffix('.mpy').as_posix()}", made[name].stat().st_size)


def show(rows):
    print(f"{'':52}{'bytes':>8}{'goal':>8}{'limit':>8}")
    for row in rows:
        goal, limit = ("" if n is None else n for n in (row.goal, row.limit))
        mark = "  over the limit" if row.over else ""
        print(f"{row.what:52}{row.size:>8}{goal:>8}{limit:>8}{mark}")


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--check", action="store_true", help="fail above a limit")
    parser.add_argument("--files", action="store_true", help="each file as well")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as own:  # two may be at work
        made = compile_all(Path(own) / "all")
        folder = Path(own) / "mpy"
        rows = [*mpy_rows(made), *heap_rows(folder, compile_all(folder, "unix"))]
        show([*file_rows(made), *rows] if options.files else rows)
    if options.check and any(row.over for row in rows):
        sys.exit("size: over the limit: see the marked rows")


if __name__ == "__main__":
    interrupted.quietly()
    main()
