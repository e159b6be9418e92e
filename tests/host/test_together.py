"""Each worker of pytest-xdist gets whole groups: what a fixture or a batch makes is made once."""

import json
import os
import re
import subprocess
import sys

import fresh
import pytest
import runtimes
import together

FILES = sorted((runtimes.TESTS / "conformance").glob("c[0123]0*.py"))
CASES = "fake- and not on-"


def pytest_of(*words):
    return subprocess.run(
        [sys.executable, "-m", "pytest", *words],
        env={k: v for k, v in os.environ.items() if not k.startswith("PYTEST_")},
        cwd=runtimes.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_group_is_on_one_worker():
    """With whatever versions of pytest and pytest-xdist are installed."""
    pytest.importorskip("xdist")
    done = pytest_of("-v", "-n", "2", "-p", "no:cacheprovider", *map(str, FILES), "-k", CASES)
    workers = {}
    for worker, nodeid in re.findall(r"(?m)^\[(gw\d)\].* PASSED (tests/\S+)", done.stdout):
        workers.setdefault(together.group(nodeid), set()).add(worker)
    assert len(workers) >= 16, done.stdout
    assert not [name for name, on in workers.items() if len(on) > 1], workers
    assert len(set.union(*workers.values())) > 1, "and they share the work"


@pytest.mark.parametrize(
    ("nodeid", "group"),
    [
        ("tests/host/test_a.py::test_b[c.py::d]", "tests/host/test_a.py"),
        ("tests/conformance/c023_x.py::c023_x[fake-rp2]", "fake-rp2-c0"),
        ("tests/aio/test_cases.py::test_case[a001_echo-micropython-32]", "aio-micropython-32"),
        ("tests/conformance/c023_x.py::c023_x[micropython-no-ffi]", "micropython-no-ffi"),
        ("tests/netboard/test_mip.py::test_x[1]", "tests/netboard/test_mip.py::test_x[1]"),
    ],
)
def test_groups(nodeid, group):
    assert together.group(nodeid) == group


def test_a_case_that_failed_can_be_run_alone(tmp_path):
    """By its id, as .ci/run and tools/fresh.py try it once more: pytest has to know it again."""
    case = "tests/conformance/c023_connect_event_order.py::c023_connect_event_order[fake-rp2]"
    (tmp_path / "v/cache").mkdir(parents=True)
    (tmp_path / "v/cache/lastfailed").write_text(json.dumps({case: True}))
    words = ["-o", f"cache_dir={tmp_path}", "-q", *fresh.AGAIN.partition("=")[2].split()]
    done = pytest_of("tests/conformance", "--collect-only", *words)
    assert "collected 1 item" in done.stdout, done.stdout[-2000:]
