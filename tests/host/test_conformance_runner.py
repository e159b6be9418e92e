"""The conformance runner tells passing, failing, hanging, dying and messy tests apart."""

import subprocess
import sys
import threading
import time

import pytest
import runtimes

FILES = {
    "c901_passes": "def test(t):\n    t.equal(1, 1)\n",
    "c902_fails": "def test(t):\n    t.equal(1, 2, 'one')\n",
    "c903_raises": "def test(t):\n    {}['key']\n",
    "c904_hangs": "def test(t):\n    while True:\n        pass\n",
    "c905_dies": "import sys\n\n\ndef test(t):\n    sys.stdin.close()\n    EXIT(5)\n",
    "c906_leaves_a_timer": "import net\n\n\ndef test(t):\n    net.call_later(60000, print)\n",
    "c907_unhandled": "import net\n\n\ndef boom():\n    raise KeyError('mine')\n\n\n"
    "def test(t):\n    net.call_later(0, boom)\n    t.idle(10)\n",
    "c908_waits_in_vain": "def test(t):\n    t.patience = 50\n"
    "    t.until(lambda: False, 'Godot')\n",
    "c910_waits_with_a_log": "import net\n\n\ndef test(t):\n    log = []\n"
    "    t.patience = 50\n    net.call_later(5, log.append, 'late')\n    t.wait(log, 'never')\n",
    "c909_passes": "def test(t):\n    t.idle(1)\n",
}
# What ends a process at once, whatever is waiting.
EXIT = "EXIT = __import__('os')._exit\n"


@pytest.mark.parametrize("name", ["fake-rp2", "cpython"])
def test_outcomes(name, tmp_path):
    for stem, text in FILES.items():
        (tmp_path / (stem + ".py")).write_text(EXIT + text if "EXIT" in text else text)
    got = {}
    runtimes.run_batch(
        runtimes.all_runtimes()[name],
        sorted(tmp_path.glob("c*.py")),
        lambda stem, outcome, text: got.__setitem__(stem, (outcome, text.split("\n")[0])),
        silence=10,
    )
    assert list(got) == sorted(FILES)
    assert "for never, saw ['late']" in got["c910_waits_with_a_log"][1], "as it is at the failure"
    assert [stem for stem in got if got[stem][0] == "PASS"] == ["c901_passes", "c909_passes"]
    assert got["c902_fails"][1] == "one: got 1, want 2"
    assert got["c903_raises"][1].startswith("KeyError")
    assert got["c904_hangs"][1] == "the process gave no sign for 10 s"
    assert got["c905_dies"][1] == "the process ended with 5"
    assert "open handles" in got["c906_leaves_a_timer"][1]
    assert got["c907_unhandled"][1] == "unhandled: ['KeyError']"
    assert got["c908_waits_in_vain"][1] == "waited 50 ms in vain; Godot"


def test_skips_come_from_the_tables_alone():
    for port in ("linux", "unix"):
        assert runtimes.skips(port) == {}
    skipped = runtimes.skips("rp2")
    assert skipped and all("is partial: " in why or "is none: " in why for why in skipped.values())
    files = (runtimes.TESTS / "conformance").glob("[a-z][0-9]*.py")
    cases = {path.stem.split("_")[0] for path in files}
    assert set(skipped) <= cases


def processes(mark):
    """Processes of a runner that have these letters in their command lines."""
    lines = runtimes.command_lines()
    return [line for line in lines if mark in line and runtimes.RUNNER.name in line]


def wait_for(condition):
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def test_a_batch_that_is_over_starts_nothing_more(tmp_path):
    """The process that was at work when pytest -x ended was killed, and the next one started."""
    for stem in ("c904_hangs", "c910_hangs"):
        (tmp_path / (stem + ".py")).write_text(FILES["c904_hangs"])
    over, reported = threading.Event(), []
    words = (runtimes.all_runtimes()["cpython"], sorted(tmp_path.glob("c*.py")))
    batch = threading.Thread(
        target=runtimes.run_batch,
        args=(*words, lambda *outcome: reported.append(outcome)),
        kwargs={"over": over},
    )
    batch.start()
    wait_for(lambda: processes(str(tmp_path)))
    over.set()
    batch.join(60)
    assert not batch.is_alive() and not processes(str(tmp_path))
    assert reported == [], "nobody is to blame"


KILLED = """
import sys
sys.path.insert(0, {tests!r})
from pathlib import Path
import runtimes
runtimes.run_batch(runtimes.all_runtimes()["cpython"], [Path({case!r})], print)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the system ends children with their parent")
def test_a_batch_does_not_outlive_its_runner(tmp_path):
    case = tmp_path / "c904_hangs.py"
    case.write_text(FILES["c904_hangs"])
    script = KILLED.format(tests=str(runtimes.TESTS), case=str(case))
    runner = subprocess.Popen([sys.executable, "-c", script])
    try:
        wait_for(lambda: processes(str(case)))
    finally:
        runner.kill()
        runner.wait()
    wait_for(lambda: not processes(str(case)))
