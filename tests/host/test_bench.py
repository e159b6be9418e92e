"""The benchmark works: a quick run measures every workload and writes its page; the first page
shows the figures of the last whole run. What the figures are is not asserted: they are times.
"""

import os
import resource
import subprocess
import sys

import pytest
import runtimes

BENCH = runtimes.ROOT / "bench"
sys.path.insert(0, str(BENCH))

import goals
import report
import workloads

import parts

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="the benchmark is for Linux"),
    pytest.mark.timeout(500),  # with what its fixture takes
]


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """The page of a quick run."""
    file = tmp_path_factory.mktemp("bench") / "RESULTS.md"
    done = subprocess.run(
        [sys.executable, str(BENCH / "run.py"), "--quick", "--write", str(file)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=400,
        check=False,
        env={**os.environ, "TERM": "dumb"},
    )
    assert done.returncode == 0, done.stdout[-4000:]
    return file.read_text(encoding="utf-8")


def test_few_open_files_are_few_connections():
    done = subprocess.run(
        [sys.executable, str(BENCH / "workloads/idle.py"), "--quick"],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (600, 600)),
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "limit of open files allowed" in done.stdout


def test_each_goal_has_a_row(page):
    rows = page[page.index("## Goals") : page.index("## All figures")]
    assert all(goal.text in rows for goal in goals.GOALS)


def test_each_workload_has_a_table(page):
    assert page.count("\n### ") >= len(workloads.TABLE)


def test_net_was_measured_on_cpython(page):
    rows = [line for line in page.splitlines() if line.startswith("| CPython: net, onread |")]
    assert len(rows) >= len(workloads.TABLE) - 4  # the last ones measure MicroPython or counts


@pytest.mark.parametrize("style", ["stream", "datasocket", "messages", "msgport"])
def test_each_style_was_measured(page, style):
    rows = [line for line in page.splitlines() if f": net.{style} |" in line]
    assert rows[0].startswith("| CPython: ") and rows[-1].startswith("| MicroPython: ")


@pytest.mark.parametrize("part", parts.PARTS, ids=lambda part: part[0])
def test_each_step_of_a_message_is_found(part, tmp_path):
    assert parts.copy_with(tmp_path, part) == tmp_path


def test_first_page_shows_the_last_figures():
    first = (runtimes.ROOT / "README.md").read_text(encoding="utf-8")
    last = (BENCH / "RESULTS.md").read_text(encoding="utf-8")
    assert report.block(first) == report.block(last)
