"""Runs aNNN_*.py on every runtime that has asyncio: one batch a runtime, one item a file."""

import os
from pathlib import Path

import pytest
import runtimes

FILES = sorted(Path(__file__).parent.glob("a[0-9]*.py"))
RUNTIMES = {n: r for n, r in runtimes.all_runtimes().items() if not n.startswith("fake")}


@pytest.fixture(scope="session")
def outcomes(request):
    """{(runtime, file): (outcome, text)}; a runtime's files run when its first item does."""
    chosen = {}
    for item in request.session.items:
        if item.path.samefile(__file__):
            params = item.callspec.params
            chosen.setdefault(params["name"], []).append(params["case"])
    found = {}

    def of(name, case):
        def report(stem, outcome, text):
            found[name, stem] = (outcome, text)

        if (name, case.stem) not in found:
            runtimes.run_batch(RUNTIMES[name], chosen[name], report)
        return found[name, case.stem]

    return of


@pytest.mark.parametrize("name", RUNTIMES)
@pytest.mark.parametrize("case", FILES, ids=lambda file: file.stem)
def test_case(outcomes, case, name):
    missing = RUNTIMES[name].missing
    if missing:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)
    outcome, text = outcomes(name, case)
    if outcome == "SKIP":
        pytest.skip(text)
    assert outcome == "PASS", text
