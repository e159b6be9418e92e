#!/usr/bin/env python3
"""Check what goes to boards against the stubs of their firmware: names that a board lacks.

Host tool. mypy with the stubs from PyPI in place of CPython's standard library, once for each
firmware, so that a name which only CPython or the unix port has does not reach a board. The stubs
are fetched once, into build/typings.

    python tools/check_stubs.py [--files FILE...]
"""

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

import interrupted

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
STUBS = {
    "rp2": "micropython-rp2-rpi_pico_w-stubs==1.29.*",
    "esp32": "micropython-esp32-stubs==1.29.*",
}
FILES = ("ports/micropython/net_micropython", "lib/net")
# The unix port's own files, and the command line, which is CPython's.
NOT_ON_BOARDS = r"(__main__|net_micropython/unix(_\w+)?)\.py$"
CONFIG = """
[mypy]
explicit_package_bases = True
check_untyped_defs = True
[mypy-net._port]
ignore_errors = True
[mypy-net_cpython.*]
ignore_missing_imports = True
[mypy-net_micropython.unix,net_micropython.unix_more,net_micropython.unix_watching]
ignore_errors = True
follow_imports = skip
"""
LINE = re.compile(r"(?P<file>[^:]+):(?P<line>\d+): error: (?P<text>.*)  \[(?P<kind>[\w-]+)\]$")
# In the port every use of the platform is looked at. In the library attributes come and go by
# assignment, which mypy cannot follow: only what concerns modules and calls.
PORT_KINDS = {"attr-defined", "arg-type", "call-arg", "call-overload", "import-not-found"}
LIBRARY_KINDS = {"call-arg", "call-overload", "import-not-found"}
SECURE = "ports/micropython/net_micropython/secure.py"
# In the firmware, not in the stubs.
KNOWN = {
    ("ports/micropython/net_micropython/aio.py", 'Module "asyncio" has no attribute "core"'),
    (SECURE, '"SSLContext" has no attribute "verify_mode"'),
    (SECURE, '"SSLContext" has no attribute "verify_callback"'),
}


def concerns(file, text, kind):
    """Whether a complaint of mypy is about what a board has."""
    if (file, text) in KNOWN:
        return False
    if file.startswith("ports/"):
        return kind in PORT_KINDS
    return kind in LIBRARY_KINDS or kind == "attr-defined" and text.startswith("Module ")


def complaints(printed):
    """The lines of mypy's output that count."""
    for line in printed.splitlines():
        found = LINE.match(line)
        if not found or found["file"].startswith("build/"):
            continue
        if concerns(found["file"], found["text"], found["kind"]):
            yield line


def fetch(board):
    """The folder with the stubs of a firmware, installed once."""
    folder = BUILD / "typings" / board
    stamp = folder / "stamp"
    if not stamp.exists() or stamp.read_text() != STUBS[board]:
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
        done = subprocess.run([*pip, "--upgrade", "--target", folder, STUBS[board]], check=False)
        if done.returncode:
            sys.exit(f"check_stubs: cannot fetch {STUBS[board]}")
        stamp.write_text(STUBS[board])
    return folder.relative_to(ROOT)


def check(board, files):
    """mypy over the files with the stubs of one firmware: the complaints that count."""
    stubs = fetch(board)
    config = BUILD / "typings" / "mypy.ini"
    config.write_text(CONFIG)
    command = [sys.executable, "-m", "mypy", "--config-file", config]
    command += ["--cache-dir", BUILD / "mypy" / board, "--custom-typeshed-dir", stubs]
    command += ["--platform", board, "--exclude", NOT_ON_BOARDS, *files]
    path = os.pathsep.join(("lib", "ports/micropython", str(stubs)))
    done = subprocess.run(
        [str(word) for word in command],
        cwd=ROOT,
        env={**os.environ, "MYPYPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in (0, 1):
        sys.exit(f"check_stubs: mypy failed:\n{done.stdout}{done.stderr}")
    return list(complaints(done.stdout))


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--files", nargs="+", default=FILES)
    files = parser.parse_args(argv).files
    found = 0
    for board in STUBS:
        for line in check(board, files):
            found += 1
            print(f"{board}: {line}")
    if found:
        sys.exit(f"check_stubs: {found} names or calls that a board does not have")
    print(f"check_stubs: nothing that the firmware of {' and '.join(STUBS)} lacks")


if __name__ == "__main__":
    interrupted.quietly()
    main()
