"""The conformance suite on the runtimes of this machine: CPython, the unix port, the fake port.

Host tool. Files go to tests/runtimes.py, as in CI; tests of pytest's run as pytest runs them.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
from pathlib import Path
from typing import NamedTuple

from netboard import ROOT, Trouble, cases, tables
from netboard.check import Outcome

sys.path.insert(0, str(ROOT / "tests"))

PASS, SKIP, FAIL = "PASS", "SKIP", "FAIL"


class Local(NamedTuple):
    """What a name of `--local` stands for."""

    board: str
    kind: str
    runtimes: tuple
    select: str = ""  # for pytest's -k: the tests that run there; "": none can
    letters: str = "csmdralowu"


LOCAL = {
    "cpython": Local("LINUX", "host", ("cpython",), "not micropython"),
    "unix": Local("UNIX", "unix port", ("micropython-64", "micropython-32"), "micropython"),
    "unix-no-ffi": Local("UNIX_NO_FFI", "unix port", ("micropython-no-ffi",)),
    # There is no asyncio on the fake port, and no TLS.
    "fake-esp32": Local("ESP32_GENERIC", "fake port", ("fake-esp32",), letters="csmdrlowu"),
    "fake-rp2": Local("RPI_PICO_W", "fake port", ("fake-rp2",), letters="csmdrlowu"),
}


def find(name):
    if name not in LOCAL:
        raise Trouble(f"there is no local runtime {name}", "one of: " + ", ".join(LOCAL))
    return LOCAL[name]


class Worst:
    """The worst outcome of each case over several runtimes."""

    def __init__(self, report):
        self.found: dict = {}
        self.report = report

    def told(self, name, verdict, text):
        outcome = Outcome(name, verdict, text)
        self.report(outcome)
        if self.found.get(name, Outcome(name, PASS)).verdict != FAIL:
            self.found[name] = outcome


def run_files(name, files, report):
    """Run cases that are files on the runtimes behind one name of LOCAL; outcomes."""
    import runtimes

    local = find(name)
    worst = Worst(report)
    for runtime in local.runtimes:
        there = runtimes.all_runtimes()[runtime]
        if there.missing:
            raise Trouble(there.missing, "make setup")
        # A process for each style: large blocks want a heap without the traces of all others.
        for letter in local.letters:
            chosen = [file for file in files if file.stem[0] == letter]
            runtimes.run_batch(there, chosen, worst.told)
    return list(worst.found.values())


# ---- styles whose cases are pytest's


def run_tests(name, styles, report):
    """Run the tests of these styles that pytest runs; outcomes, one a function."""
    local = find(name)
    listed = {case for rows in cases.listed().values() for case in rows}
    found = []
    for style in styles:
        places = cases.chosen_style(style).get("tests", ())
        if local.select and places and tables.is_for(cases.chosen_style(style), port_of(local)):
            found += judge(pytest(places, local.select))
    kept = [outcome for outcome in found if outcome.name in listed]
    for outcome in kept:
        report(outcome)
    return kept


def port_of(local):
    return tables.board(local.board).port


def run_on_board(styles, device, here, there, report):
    """Run those tests of these styles of which one side can be on the board `device`, which
    nobody else may use meanwhile. `here`: our address as it sees it; `there`: its own."""
    where = {"NET_BOARD": device, "NET_BOARD_ADDRESS": there, "NET_BOARD_PEERS": here}
    listed = {case for rows in cases.listed().values() for case in rows}
    kept = []
    for style in styles:
        places = cases.chosen_style(style).get("on_board", ())
        if places:
            found = judge(pytest(places, "on-board", where))
            kept += [outcome for outcome in found if outcome.name in listed]
    for outcome in kept:
        report(outcome)
    return kept


def pytest(places, select, where=None):
    """Run pytest; [(module::function, verdict, text)], one for each set of parameters."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        words = [sys.executable, "-m", "pytest", *places, "-q", "-k", select]
        done = subprocess.run(
            [*words, f"--junitxml={report}", "-p", "no:cacheprovider"],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT / "tools"), **(where or {})},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode not in (0, 1):  # 1: some failed, which the report tells
            what = f"pytest ended with {done.returncode}: {done.stdout[-800:]}{done.stderr[-800:]}"
            raise Trouble(what, "run it by hand: pytest " + " ".join(places))
        tree = xml.etree.ElementTree.parse(report)
    return [verdict(case) for case in tree.iter("testcase")]


def verdict(case):
    name = case.get("classname").split(".")[-1] + "::" + case.get("name").split("[")[0]
    for child in case:
        if child.tag in ("failure", "error"):
            return name, FAIL, child.get("message") or ""
        if child.tag == "skipped":
            return name, SKIP, child.get("message") or ""
    return name, PASS, ""


def judge(results):
    """One Outcome a function: it failed when it did with any parameters, and was skipped when it
    was with all."""
    found: dict = {}
    for name, what, text in results:
        before = found.get(name)
        if before is None or what == FAIL or (what == PASS and before.verdict == SKIP):
            found[name] = Outcome(name, what, text)
    return list(found.values())


def version_of(name):
    """The version of the software behind one name of LOCAL."""
    if name == "cpython":
        return "CPython {}.{}".format(*sys.version_info)
    if name.startswith("unix"):
        import runtimes

        command = runtimes.all_runtimes()["micropython-32"].command[:1]
        if name == "unix-no-ffi":
            command = [sys.executable, str(ROOT / "tests/micropython_inside.py")]
        code = "import sys; print(*sys.implementation.version)"
        done = subprocess.run([*command, "-c", code], capture_output=True, text=True, check=True)
        number, suffix = done.stdout.split()[:3], done.stdout.split()[3:4]
        return "MicroPython " + "-".join([".".join(number), *suffix])
    return name.split("-")[1]
