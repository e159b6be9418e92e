#!/usr/bin/env python3
"""`make fresh`: the README's two commands on minimal Debian systems, tried by a plain user.

Host tool; needs root, debootstrap, unshare and git. Standard library only. Each system has
python3, make and apt and nothing else, a user without rights, an empty environment (but for what
pip and apt need to reach their registries from here), a soft limit of 1,024 open files, and a
clone of the newest commit in a path with a space. Base systems are kept in build/fresh; what the
commands printed lies beside them. In the last system a few tests are put back to what they once
assumed of a machine, and must fail: fresh_proofs.py.

All systems are prepared at once, which is mostly waiting for downloads; `make test` is for one
at a time.

    python3 tools/fresh.py [--suite trixie] [--limit 30]
"""

import argparse
import re
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import fresh_proofs
import fresh_root
from private_apt import Failure

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build/fresh"
SUITES = {"bullseye": "Debian 11", "bookworm": "Debian 12", "trixie": "Debian 13"}
# What no machine changes is tried once, by who calls this. The log has a line for each test, so
# that it says where a run was that took too long.
VARIABLES = {"PYTEST_OPTIONS": "-m 'not long' -vv"}
PLACE = fresh_root.HOME + "/a folder/micropython-net"
MISSING = "; python3 tools/get_micropython.py"  # why tests without an interpreter are skipped
SUMMARY = re.compile(r"^=*\s*(\d+ (?:passed|failed|error).*?) in [\d.]+s", re.M)
BUSY = threading.Lock()  # held by the system that has the processor
HEAD = ("system", "Python", "make run", "make test", "the tests said", "minutes", "proofs")


def say(text):
    print("fresh: " + text, flush=True)


def python_of(root):
    """The version of the system's python3, as its package says."""
    status = (root.folder / "var/lib/dpkg/status").read_text(encoding="utf-8")
    return re.search(r"^Package: python3\n(?:.+\n)*?Version: ([\d.]+)", status, re.M).group(1)


def try_out(suite, limit):
    """A row of the table, and whether all is well. Failure: the system cannot be had."""
    base = FOLDER / f"base-{suite}"
    say(f"{suite}: {'copying' if base.exists() else 'making'} the system ...")
    fresh_root.make_base(suite, base, FOLDER / f"{suite}-debootstrap.log")
    root = fresh_root.Root(base, FOLDER / suite)
    root.variables.update(VARIABLES)
    proofs, seen = "", True
    try:
        root.clone(ROOT, PLACE)
        shown, _ = command(root, suite, "run", limit)
        with BUSY:
            begun = time.monotonic()
            tested, said = command(root, suite, "test", limit)
            minutes = f"{(time.monotonic() - begun) / 60:.1f}"
            if suite == fresh_proofs.SUITE:
                proofs, seen = prove(root, limit)
        python = python_of(root)
    finally:
        root.remove()
    row = (SUITES.get(suite, suite), python, shown, tested, said, minutes, proofs)
    return row, seen and shown == tested == "passed"


def outcome(suite, limit):
    """As try_out; a system that cannot be had is a row, too."""
    try:
        return try_out(suite, limit)
    except Failure as error:
        say(str(error))
        return (SUITES.get(suite, suite), "", "no system", "", "", "", ""), False


def prove(root, limit):
    """("3 of 4 seen", whether all are): old assumptions that make their tests fail here."""
    seen = 0
    for number, proof in enumerate(fresh_proofs.PROOFS):
        log = FOLDER / f"{fresh_proofs.SUITE}-proof-{number}.log"
        found = fresh_proofs.seen(root, PLACE, proof, log, limit * 60)
        say(f"assumed, {proof.assumed}: {'fails, as it must' if found else f'NOT seen: {log}'}")
        seen += found
    every = len(fresh_proofs.PROOFS)
    return f"{seen} of {every}", seen == every


def command(root, suite, word, limit):
    """("passed" or what else became of it, the tests' summary)."""
    log = FOLDER / f"{suite}-{word}.log"
    say(f"{suite}: make {word} ({log.relative_to(ROOT)}) ...")
    code = root.run(PLACE, ["make", "--keep-going", word], log, limit * 60)
    text = log.read_text(encoding="utf-8", errors="replace")
    found = SUMMARY.findall(text)
    outcome = {0: "passed", None: f"over {limit} min"}.get(code, f"exit code {code}")
    if not code and MISSING in text:
        outcome = "without MicroPython"  # its tests were skipped
    if outcome != "passed":
        print("\n".join(text.splitlines()[-60:]), flush=True)
    return outcome, found[-1] if found else ""


def uncommitted():
    command = ["git", "diff", "--quiet", "HEAD"]
    return bool(subprocess.run(command, cwd=ROOT, check=False).returncode)


def show(rows):
    """The rows below HEAD, in columns."""
    table = [HEAD, *rows]
    widths = [max(len(row[i]) for row in table) for i in range(len(HEAD))]
    for row in table:
        print("  ".join(word.ljust(width) for word, width in zip(row, widths)).rstrip())


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--suite", action="append", help="one of these only: " + " ".join(SUITES))
    parser.add_argument("--limit", type=int, default=30, help="minutes that a command may take")
    options = parser.parse_args(argv)
    why = fresh_root.missing()
    if why:
        sys.exit(f"fresh: {why}")
    FOLDER.mkdir(parents=True, exist_ok=True)
    if uncommitted():
        say("what is not committed is not tried")
    with ThreadPoolExecutor() as pool:
        try:
            tried = [
                pool.submit(outcome, suite, options.limit) for suite in options.suite or SUITES
            ]
            outcomes = [each.result() for each in tried]
        except BaseException:
            fresh_root.ENDED.set()  # else the threads would be waited for
            raise
    show([row for row, _ in outcomes])
    return 0 if all(well for _, well in outcomes) else 1


def end(number, frame):
    """Once: who ends this may say so to all its processes, and to this one twice."""
    signal.signal(number, signal.SIG_IGN)
    sys.exit(128 + number)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, end)
    sys.exit(main())
