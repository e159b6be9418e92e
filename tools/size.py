#!/usr/bin/env python3
"""What the library costs a board: bytes of .mpy, and heap kept by the import, against budgets.

Host tool. Compiles with mpy-cross -O3; measures the heap on the 32-bit MicroPython, whose words
are as wide as a board's, from a folder that holds only the .mpy files.

    python tools/size.py [--check]      with --check: exits with 1 above a budget
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple, Optional

from compile_mpy import ROOT, compile_all

BUILD = ROOT / "build/mpy"
INTERPRETER = ROOT / "build/micropython/micropython-32"
KIB = 1024
STYLES = ("stream", "datasocket", "messages", "msgport")
OPTIONS = ("tls", "aio", "dns")
# Not on a board: what the unix port needs, and bringing up Wi-Fi, which a program may do itself.
UNIX_ONLY, WIFI = "unix", "wifi"


class Row(NamedTuple):
    what: str
    size: int
    budget: Optional[int] = None

    @property
    def over(self):
        return self.budget is not None and self.size > self.budget


def group_of(name):
    """The row that a file of the compiled tree is counted in."""
    if name.parts[0] == "net_micropython":
        return name.stem if name.stem in (UNIX_ONLY, WIFI) else "port"
    return name.stem if name.stem in STYLES + OPTIONS else "core"


def mpy_rows(made):
    """Rows of .mpy bytes, from {path on the board: .mpy}."""
    sizes: dict = {}
    for name, file in made.items():
        group = group_of(name)
        sizes[group] = sizes.get(group, 0) + file.stat().st_size
    core, port = sizes.pop("core", 0), sizes.pop("port", 0)
    yield Row(".mpy of the core", core)
    yield Row(".mpy of the MicroPython port", port)
    yield Row(".mpy of core and port, as on a board", core + port, 11 * KIB)
    for group in sorted(sizes):
        yield Row(f".mpy of {group}", sizes[group], 3 * KIB if group in STYLES else None)


def heap_rows(folder):
    """Rows of heap bytes, measured; none where the 32-bit interpreter is missing."""
    if not INTERPRETER.exists():
        if os.environ.get("CI"):
            sys.exit(f"size: {INTERPRETER} is missing: make setup")
        print(f"size: {INTERPRETER.name} is missing, so the heap is not measured (make setup)")
        return
    script = Path(__file__).with_name("heap_kept.py")
    done = subprocess.run(
        [str(INTERPRETER), str(script)],
        env=dict(os.environ, MICROPYPATH=f"{folder}:.frozen"),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if done.returncode:
        sys.exit(f"size: {script.name} failed:\n{done.stdout}{done.stderr}")
    imported, exercised = (int(word) for word in done.stdout.split())
    yield Row("heap kept by `import net`", imported)
    yield Row("heap kept, Server and Socket used", exercised, 8 * KIB)


def file_rows(made):
    for name in sorted(made):
        yield Row(f"  {name.with_suffix('.mpy').as_posix()}", made[name].stat().st_size)


def show(rows):
    print(f"{'':42}{'bytes':>8}{'budget':>8}")
    for row in rows:
        budget = "" if row.budget is None else row.budget
        mark = "  over budget" if row.over else ""
        print(f"{row.what:42}{row.size:>8}{budget:>8}{mark}")


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--check", action="store_true", help="fail above a budget")
    parser.add_argument("--files", action="store_true", help="each file as well")
    options = parser.parse_args(argv)
    made = compile_all(BUILD)
    rows = [*mpy_rows(made), *heap_rows(BUILD)]
    show([*file_rows(made), *rows] if options.files else rows)
    if options.check and any(row.over for row in rows):
        sys.exit("size: over budget")


if __name__ == "__main__":
    main()
