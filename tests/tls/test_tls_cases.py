"""Runs tNNN_*.py, both of whose ends are in the same program, on every runtime with sockets."""

import os
from pathlib import Path

import pytest
import runtimes

FILES = sorted(Path(__file__).parent.glob("t[0-9]*.py"))
RUNTIMES = runtimes.all_runtimes()
NAMES = ["cpython", *[runtime.name for runtime in runtimes.unix_ports()]]


@pytest.mark.parametrize("name", NAMES)
def test_cases(name, certs, monkeypatch):
    runtime = RUNTIMES[name]
    if runtime.missing:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(runtime.missing)
    monkeypatch.setenv("NET_CERTIFICATES", str(certs))
    found = {}

    def report(case, outcome, text):
        found[case] = outcome, text

    runtimes.run_batch(runtime, FILES, report)
    assert found == {file.stem: ("PASS", "") for file in FILES}
