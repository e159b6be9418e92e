#!/usr/bin/env python3
"""Where the heap goes that the library keeps: the table of docs/memory.md.

Host tool. Counts what the .mpy files hold and what MicroPython makes of it, with 32-bit words and
blocks of 16 bytes; whatever is loaded is asked of the interpreter, and so is the sum.

    python tools/heap_profile.py
"""

import os
import subprocess
import tempfile
from pathlib import Path

from compile_mpy import compile_all
from size import INTERPRETER, heap_kept

BLOCK = 16
# How many entries a dict has room for: it grows in these steps (py/map.c).
STEPS = (0, 1, 2, 4, 6, 8, 10, 12, 17, 23, 29, 37, 47, 59, 73, 97, 127, 167)
ASK = """
import micropython, sys
program = open(sys.argv[1]).read().split("# Every name")[0]
exec(program)
micropython.qstr_info()
import net
if len(sys.argv) > 2:
    sys.modules["net_micropython"].WAKES = False
    exercise(net)
micropython.qstr_info()
exec(sys.stdin.read())
"""
# Compiled after the names were counted: it has some of its own.
COUNT = """
seen = []
def count(d):
    new = [d[k] for k in d if type(d[k]) is type(used) and d[k] not in seen]
    seen.extend(new)
    return len(new)
for name in sys.modules:
    if name.startswith("net"):
        d = sys.modules[name].__dict__
        print("module", name, len(d), count(d))
        for k in d:
            v = d[k]
            if isinstance(v, type) and hasattr(v, "__init__") and v not in seen:
                seen.append(v)
                if v not in (type, bytes, int):
                    print("class", k, len(v.__dict__), count(v.__dict__))
"""


class Reader:
    """A .mpy file of version 6, as far as sizes go."""

    def __init__(self, data):
        self.data = data
        self.at = 4
        names, objects = self.number(), self.number()
        self.names = [self.name() for _ in range(names)]
        self.objects = objects
        for _ in range(objects):
            self.object()
        self.code = []  # (name, bytes) of each function
        self.function()

    def number(self):
        value = 0
        while True:
            byte = self.data[self.at]
            self.at += 1
            value = value << 7 | byte & 127
            if byte < 128:
                return value

    def name(self):
        size = self.number()
        if size & 1:
            return ""  # one that every firmware has
        self.at += (size >> 1) + 1
        return self.data[self.at - (size >> 1) - 1 : self.at - 1].decode()

    def object(self):
        kind = self.data[self.at]
        self.at += 1
        if kind > 4:
            size = self.number()
            if kind == 10:
                for _ in range(size):
                    self.object()
            else:
                self.at += size + (kind in (5, 6))

    def function(self):
        head = self.number()
        body = self.data[self.at : self.at + (head >> 3)]
        self.at += head >> 3
        self.code.append((self.names[called(body)], len(body)))
        if head & 4:
            for _ in range(self.number()):
                self.function()


def called(body):
    """Index of the name that a function's bytecode begins with, behind two numbers."""
    at = 0
    for _ in range(2):
        while body[at] & 128:
            at += 1
        at += 1
    value = 0
    while True:
        value = value << 7 | body[at] & 127
        at += 1
        if body[at - 1] < 128:
            return value


def blocks(size):
    return -(-size // BLOCK) * BLOCK


def table(entries):
    """Bytes of a dict's table."""
    return blocks(8 * next(step for step in STEPS if step >= entries))


def asked(folder, used):
    script = str(Path(__file__).with_name("heap_kept.py"))
    ask = folder.parent / "ask.py"
    ask.write_text(ASK)
    done = subprocess.run(
        [str(INTERPRETER), str(ask), script, *(["used"] if used else [])],
        input=COUNT,
        cwd=folder.parent,
        env=dict(os.environ, MICROPYPATH=f"{folder.name}:.frozen"),
        capture_output=True,
        text=True,
        check=True,
    )
    return [line.split() for line in done.stdout.splitlines()]


def profile(folder, used):
    """{what: bytes}; `used`: a server and a client have been used, too."""
    lines = asked(folder, used)
    names = [int(line[-1].split("=")[1]) for line in lines if line[0] == "qstr"]
    sums = dict.fromkeys(("bytecode", "functions", "dicts", "classes", "tables of names"), 0)
    classes = {line[1] for line in lines if line[0] == "class"}
    for line in lines:
        if line[0] == "module":
            path = folder / line[1].replace(".", "/")
            file = path / "__init__.mpy" if path.is_dir() else path.with_suffix(".mpy")
            read = Reader(file.read_bytes())
            # The bodies of modules and classes run once and are garbage then.
            kept = [size for name, size in read.code[1:] if name not in classes]
            sums["bytecode"] += sum(map(blocks, kept))
            sums["tables of names"] += blocks(2 * len(read.names)) + blocks(4 * read.objects)
            sums["dicts"] += 48 + table(int(line[2]))
        if line[0] == "class":
            sums["classes"] += 80 + table(int(line[2]))
        if line[0] in ("module", "class"):
            sums["functions"] += BLOCK * int(line[3])
    return {**sums, "names": names[1] - names[0]}


def main():
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "mpy"
        compile_all(folder, "unix")
        whole = [int(n) for n in heap_kept(folder)[0]]
        parts = [profile(folder, used) for used in (False, True)]
    for what in parts[0]:
        print(f"{what:20}{parts[0][what]:8}{parts[1][what]:8}")
    rest = [whole[i] - sum(parts[i].values()) for i in (0, 1)]
    print(f"{'the rest':20}{rest[0]:8}{rest[1]:8}")
    print(f"{'sum, measured':20}{whole[0]:8}{whole[1]:8}")


if __name__ == "__main__":
    main()
