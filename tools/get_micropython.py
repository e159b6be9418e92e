#!/usr/bin/env python3
"""Bring MicroPython's unix port from the distribution's own packages into a private folder.

Host tool; standard library only, so that it runs before anything is installed. Needs apt and
dpkg, never root: apt keeps its lists and archives below the destination, and the interpreter
starts through its own loader, beside its own C library.

    python3 tools/get_micropython.py [--dest build/micropython] [--arch amd64,i386]

writes DEST/micropython-64 and DEST/micropython-32. Where the release has no micropython
package (Debian 12) or an old one, a later suite's is used. Where there is no apt, the
`micropython` on PATH is.
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

import interrupted
from private_apt import Failure, PrivateApt, architecture, available, unpack

PACKAGE = "micropython"
MINIMUM = (1, 24)
WORD_SIZE = {"amd64": "64", "arm64": "64", "i386": "32", "armhf": "32"}
# The machine's own kind first; the second is wanted for its 32-bit words, as wide as a board's.
WANTED = {"amd64": ("amd64", "i386"), "arm64": ("arm64", "armhf")}
LOADERS = ("ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1", "ld-linux.so.2", "ld-linux-armhf.so.3")
NO_APT = (
    "this machine has no apt and dpkg. Install MicroPython's unix port by its own means, put "
    "`micropython` on PATH and retry."
)
PROBE = (
    "import sys; print('64' if sys.maxsize > 2**31 else '32', "
    "'.'.join(str(v) for v in sys.implementation.version[:3]))"
)


def say(text):
    print("get_micropython: " + text, flush=True)


def probe(interpreter):
    """(word size, version) of an interpreter that starts, else None."""
    command = [str(interpreter), "-c", PROBE]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return None
    return tuple(done.stdout.split()) if done.returncode == 0 and done.stdout else None


def write_script(launcher, line):
    """A shell script as launcher: its own path is sys.executable, so messages name it."""
    launcher.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    launcher.chmod(0o755)


def write_launcher(root, launcher):
    """Start the unpacked interpreter through its own loader and libraries."""
    binary = root / "usr/bin/micropython"
    loaders = [p for name in LOADERS for p in root.rglob(name)]
    if not binary.exists() or not loaders:
        raise Failure(f"the unpacked packages in {root} lack the interpreter or its loader.")
    folders = sorted({str(p.parent.resolve()) for p in root.rglob("*.so.*") if p.is_file()})
    line = f'exec "{loaders[0].resolve()}" --library-path "{":".join(folders)}"'
    write_script(launcher, f'{line} "{binary.resolve()}" "$@"')


def adopt(dest, interpreter):
    """Use an interpreter that the machine has, under the name that its word size gives."""
    found = probe(interpreter)
    if not found:
        raise Failure(f"{interpreter} does not start as a MicroPython.")
    launcher = dest / f"micropython-{found[0]}"
    write_script(launcher, f'exec "{Path(interpreter).resolve()}" "$@"')
    say(f"{launcher} is {interpreter}: MicroPython {found[1]}")


def bring(dest, arch):
    """Make DEST/micropython-BITS work. Does nothing where it works already."""
    launcher = dest / f"micropython-{WORD_SIZE[arch]}"
    if launcher.exists() and (found := probe(launcher)):
        say(f"{launcher} is there already ({found[1]})")
        return
    root, work = dest / arch, dest / f"apt-{arch}"
    for folder in (root, work):
        shutil.rmtree(folder, ignore_errors=True)
    apt = PrivateApt(work, arch)
    suite = apt.find(PACKAGE, MINIMUM, say)
    say(f"downloading {PACKAGE} from {suite} ({arch}) ...")
    unpack(apt.download(PACKAGE), root)
    write_launcher(root, launcher)
    found = probe(launcher)
    if not found:
        raise Failure(f"{launcher} does not start on this machine.")
    shutil.rmtree(work, ignore_errors=True)
    say(f"{launcher} is ready: MicroPython {found[1]}")


def bring_all(dest, arches):
    """The first architecture is needed; without the others their tests skip, by name."""
    for arch in arches:
        try:
            bring(dest, arch)
        except Failure as error:
            if arch == arches[0]:
                raise
            say(f"going on without {arch}: {error}")


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--dest", default="build/micropython", type=Path)
    parser.add_argument("--arch", help="Debian's names, comma separated; default: this machine's")
    options = parser.parse_args(argv)
    options.dest.mkdir(parents=True, exist_ok=True)
    dest = options.dest.resolve()
    try:
        if available():
            own = architecture()
            arches = options.arch.split(",") if options.arch else WANTED.get(own, (own,))
            bring_all(dest, arches)
        elif interpreter := shutil.which("micropython"):
            adopt(dest, interpreter)
        else:
            raise Failure(NO_APT)
    except Failure as error:
        sys.exit(f"get_micropython: {error}")


if __name__ == "__main__":
    interrupted.quietly()
    main()
