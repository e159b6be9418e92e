#!/usr/bin/env python3
"""`make fresh`: the README's two commands on minimal Debian systems, tried by a plain user.

Host tool; needs root, debootstrap, unshare and git. Standard library only. Each system has
python3, make and apt and nothing else, a user without rights, an empty environment (but for what
pip and apt need to reach their registries from here), a soft limit of 1,024 open files, and a
clone of the newest commit in a path with a space. Base systems are kept in build/fresh; what the
commands printed lies beside them. In the last system a few tests are put back to what they once
assumed of a machine, and must fail: fresh_proofs.py.

All systems are tried at once: making them is mostly waiting for downloads, and tests wait more
than they compute. Beside so many a peer may miss its time: tests that failed are tried once more
with nothing beside them, and named. What fails twice, fails.

    python3 tools/fresh.py [--suite trixie] [--limit 30]
"""

import argparse
import os
import re
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import fresh_proofs
import fresh_root
import interrupted
from private_apt import Failure

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build/fresh"
SUITES = {"bullseye": "Debian 11", "bookworm": "Debian 12", "trixie": "Debian 13"}
# What no machine changes is tried once, by who calls this. The log has a line for each test, so
# that it says where a run was that took too long. Each system has as many workers as there are
# cores.
VARIABLES = {"PYTEST_OPTIONS": f"-m 'not long' -vv -n {os.cpu_count() or 1}"}
AGAIN = "PYTEST_OPTIONS=--last-failed --last-failed-no-failures=none -v -n 0"
PLACE = fresh_root.HOME + "/a folder/micropython-net"
# Why tests without an interpreter are skipped, in the summary; a test's name may have it, too.
MISSING = re.compile(r"^SKIPPED .*; python3 tools/get_micropython\.py", re.M)
SUMMARY = re.compile(r"^=*\s*(\d+ (?:passed|failed|error).*?) in [\d.]+s", re.M)
FAILED = re.compile(r"^(?:FAILED|ERROR) (\S+)", re.M)  # in the summary, not in the lines of each
ALL_SEEN = "{0} of {0}".format(len(fresh_proofs.PROOFS))
HEAD = ("system", "Python", "make run", "make test", "the tests said", "minutes", "proofs")


def say(text):
    print("fresh: " + text, flush=True)


def python_of(root):
    """The version of the system's python3, as its package says."""
    status = (root.folder / "var/lib/dpkg/status").read_text(encoding="utf-8")
    return re.search(r"^Package: python3\n(?:.+\n)*?Version: ([\d.]+)", status, re.M).group(1)


class Trial:
    """One system, and what became of it."""

    def __init__(self, suite, limit):
        self.suite = suite
        self.limit = limit
        self.root = None  # a copy of the system, once there is one
        self.shown = "no system"
        self.python = self.tested = self.said = self.minutes = self.proofs = ""

    def first(self):
        """The system, and both commands in it."""
        begun = time.monotonic()
        base = FOLDER / f"base-{self.suite}"
        say(f"{self.suite}: {'copying' if base.exists() else 'making'} the system ...")
        try:
            fresh_root.make_base(self.suite, base, FOLDER / f"{self.suite}-debootstrap.log")
        except Failure as error:
            say(str(error))
            return
        self.root = fresh_root.Root(base, FOLDER / self.suite)
        self.root.variables.update(VARIABLES)
        self.python = python_of(self.root)
        self.root.clone(ROOT, PLACE)
        self.shown, _ = command(self.root, self.suite, "run", self.limit)
        self.tested, self.said = command(self.root, self.suite, "test", self.limit)
        self.minutes = f"{(time.monotonic() - begun) / 60:.1f}"

    def alone(self):
        """What is done with nothing beside it: tests that failed, once more, and the proofs."""
        failed = FAILED.findall((FOLDER / f"{self.suite}-test.log").read_text(errors="replace"))
        if failed and self.tested.startswith("exit code"):
            say(f"{self.suite}: failed beside the others: {', '.join(sorted(set(failed)))}")
            self.tested, self.said = command(self.root, self.suite, "test", self.limit, AGAIN)
            self.said += " the second time"
        if self.suite == fresh_proofs.SUITE:
            self.proofs = prove(self.root, self.limit)

    def well(self):
        return self.shown == self.tested == "passed" and self.proofs in ("", ALL_SEEN)

    def row(self):
        system = SUITES.get(self.suite, self.suite)
        words = self.shown, self.tested, self.said, self.minutes, self.proofs
        return system, self.python, *words


def prove(root, limit):
    """ "3 of 4": how many old assumptions make their tests fail here."""
    seen = 0
    for number, proof in enumerate(fresh_proofs.PROOFS):
        log = FOLDER / f"{fresh_proofs.SUITE}-proof-{number}.log"
        found = fresh_proofs.seen(root, PLACE, proof, log, limit * 60)
        say(f"assumed, {proof.assumed}: {'fails, as it must' if found else f'NOT seen: {log}'}")
        seen += found
    return f"{seen} of {len(fresh_proofs.PROOFS)}"


def command(root, suite, word, limit, *settings):
    """("passed" or what else became of it, the tests' summary)."""
    log = FOLDER / f"{suite}-{word}{'-again' * len(settings)}.log"
    say(f"{suite}: make {word} ({log.relative_to(ROOT)}) ...")
    code = root.run(PLACE, ["make", "--keep-going", word, *settings], log, limit * 60)
    text = log.read_text(encoding="utf-8", errors="replace")
    found = SUMMARY.findall(text)
    outcome = {0: "passed", None: f"over {limit} min"}.get(code, f"exit code {code}")
    if not code and MISSING.search(text):
        outcome = "without MicroPython"  # its tests were skipped
    if outcome != "passed":
        print("\n".join(text.splitlines()[-60:]), flush=True)
    return outcome, found[-1] if found else ""


def try_out(trials):
    """All at once, then one after the other what is to be done alone."""
    with ThreadPoolExecutor() as pool:
        try:
            for each in [pool.submit(trial.first) for trial in trials]:
                each.result()
        except BaseException:
            fresh_root.ENDED.set()  # else the threads would be waited for
            raise
    for trial in trials:
        if trial.root:
            trial.alone()


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
    trials = [Trial(suite, options.limit) for suite in options.suite or SUITES]
    try:
        try_out(trials)
    finally:
        for trial in trials:
            if trial.root:
                trial.root.remove()
    show([trial.row() for trial in trials])
    return 0 if all(trial.well() for trial in trials) else 1


def end(number, frame):
    """Once: who ends this may say so to all its processes, and to this one twice."""
    signal.signal(number, signal.SIG_IGN)
    sys.exit(128 + number)


if __name__ == "__main__":
    interrupted.quietly()
    signal.signal(signal.SIGTERM, end)
    sys.exit(main())
