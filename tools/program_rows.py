"""Rows of what programs keep of a board's heap, for size.py: from .mpy, source and ROMFS.

Host tool. The programs are in program_heap.py and run on the 32-bit MicroPython. Its pool of names
grows by doubling, so a program that passes a step pays for names of others: here each is charged
with the bytes of its own names only.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from compile_mpy import ROOT
from mpremote.romfs import VfsRomWriter

PROGRAM = Path(__file__).with_name("program_heap.py")
SOURCES = "lib:ports/micropython"
ENTRY = 6  # bytes of a name in the pool besides its text, which ends with a zero
WAYS = ("from .mpy", "from source", "from ROMFS")
# Program: what has been reached in these three ways, and some 600 bytes, since the path of a
# checkout takes some, and stale words of the stack keep up to 350. Must not be passed.
LIMITS = {
    "nothing": (30000, 36600, 12200),
    "echo": (32900, 43600, 14800),
    "onread": (33000, 43700, 15000),
    "pipe": (38000, 49000, 18000),
    "http": (35600, 46600, 16500),
    "chat": (37900, 49300, 17300),
    "client": (38700, 48600, 17100),
    "trouble": (39700, 49600, 18000),
    "everything": (59200, 70700, 27900),
}
NONE = (None, None, None)
# In the same order.
GOALS = {"echo": (16384, None, 8192), "onread": (16384, None, 8192), "http": (24576, None, None)}


def pack(writer, folder):
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            writer.opendir(path.name)
            pack(writer, path)
            writer.closedir()
        else:
            writer.mkfile(path.name, path.read_bytes())


def image(folder):
    """A ROM file system of what is in the folder."""
    writer = VfsRomWriter()
    pack(writer, folder)
    return writer.finalise()


def names(line):
    """(bytes that the names take by themselves, bytes that the pool has taken) of qstr_info."""
    found = dict(part.split("=") for part in line.split(": ")[1].split(", "))
    own = ENTRY * int(found["n_qstr"]) + int(found["n_str_data_bytes"])
    return own, int(found["n_total_bytes"])


def kept(interpreter, where, path, program, image=""):
    """Bytes of heap that the program keeps. A word of the stack that is stale may keep a module
    of those that are let go of, depending on where things lie: the least of five counts."""
    words = program, image
    return min(run(interpreter, where, path, *words, "x" * more) for more in range(0, 120, 24))


def run(interpreter, where, path, *words):
    """As kept(), once. The path is seen from `where`: a file's is kept with its module, and is to
    be about as long as on a board."""
    done = subprocess.run(
        [str(interpreter), str(PROGRAM), *words],
        cwd=where,
        env=dict(os.environ, MICROPYPATH=f"{path}:.frozen"),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    lines = done.stdout.splitlines()
    if done.returncode or len(lines) != 3:
        sys.exit(f"size: {words[0]} of {PROGRAM.name} failed:\n{done.stdout}{done.stderr}")
    before, after = names(lines[0]), names(lines[1])
    return int(lines[2]) - (after[1] - before[1]) + after[0] - before[0]


def sizes(interpreter, folder):
    """(what, bytes, goal, limit) of each program, in each way."""
    with tempfile.TemporaryDirectory() as made:
        rom = Path(made) / "rom"
        rom.write_bytes(image(folder))
        for program, limits in LIMITS.items():
            found = (
                kept(interpreter, folder.parent, folder.name, program),
                kept(interpreter, ROOT, SOURCES, program),
                kept(interpreter, ROOT, "", program, str(rom)),
            )
            for way, size, goal, limit in zip(WAYS, found, GOALS.get(program, NONE), limits):
                yield f"heap kept by the program `{program}`, {way}", size, goal, limit
