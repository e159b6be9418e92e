"""Sizes of what typical programs of the API styles load, for size.py. Host tool.

The programs are in style_programs.py and run on MicroPython, from the compiled files.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

PROGRAMS = Path(__file__).with_name("style_programs.py")
# The style's own files, codec included; the core is on the board already. What has been reached.
LIMITS = {
    "stream_client": 12550,
    "stream_server": 12700,
    "msgport_client": 11750,
    "msgport_server": 12050,
    "messages_client": 11600,
    "messages_server": 11300,
    "datasocket_client": 8300,
    "datasocket_server": 9200,
}
# Names exist before they are measured, so that storing them later costs nothing.
HEAP = """
import gc, net
before = 0
def used():
    gc.collect()
    gc.collect()
    return gc.mem_alloc()
before = used()
before = used()
import net.%s
print(used() - before)
"""
FILES = ("stream", "msgport", "messages", "datasocket", "cbor", "framing")


def loaded(interpreter, folder, program):
    """Names of the style's modules that the program has loaded."""
    done = subprocess.run(
        [str(interpreter), str(PROGRAMS), program],
        env=dict(os.environ, MICROPYPATH=f"{folder}:.frozen"),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if done.returncode:
        sys.exit(f"size: {program} of {PROGRAMS.name} failed:\n{done.stdout}{done.stderr}")
    return [name for name in done.stdout.split() if re.split("[._]", name)[1] in FILES]


def compiled(folder, name):
    """The .mpy of a module."""
    path = Path(folder, *name.split("."))
    package = path / "__init__.mpy"
    return package if package.exists() else path.with_suffix(".mpy")


def heap_kept(interpreter, folder, name):
    """Bytes of heap that the import of net.NAME keeps, beyond those of `import net`."""
    done = subprocess.run(
        [str(interpreter), "-c", HEAP % name],
        env=dict(os.environ, MICROPYPATH=f"{folder}:.frozen"),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if done.returncode:
        sys.exit(f"size: importing net.{name} failed:\n{done.stdout}{done.stderr}")
    return int(done.stdout)


def sizes(interpreter, folder):
    """(what, bytes, limit) of each program."""
    for program, limit in LIMITS.items():
        names = loaded(interpreter, folder, program)
        size = sum(compiled(folder, name).stat().st_size for name in names)
        what = program.replace("_", " ")
        yield f".mpy of a typical {what} ({len(names)} files)", size, limit
