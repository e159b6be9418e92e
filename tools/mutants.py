#!/usr/bin/env python3
"""Do the tests notice when the library is wrong? Changes one place of lib/net at a time, in a
seeded sample, and runs what covers it.

    python tools/mutants.py [--count 200] [--seed 1] [--jobs 2] [FILE ...]

Host tool. First the conformance cases that reach the changed function, over the fake port, in
forks of one process; what these let pass meets the pytest files that are about its package, in a
copy of the checkout. A mutation that survives is a missing test, or equivalent: then it stands in
mutants_equivalent.toml with the reason. Exit code 1: less than 95 % killed.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))

from mutating import batch, sites  # noqa: E402

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

GOAL = 95  # percent
EQUIVALENT = Path(__file__).with_name("mutants_equivalent.toml")
# By package, or file of the core: what else is run, each with a `-k` of its own.
FURTHER = {
    "aio": (
        "tests/fuzz/test_memory_elsewhere.py tests/aio tests/host/test_aio_cpython.py",
        "aio and not dns and not tls and not no-ffi and not micropython-64",
    ),
    "tls": (
        "tests/tls tests/fuzz/test_memory_elsewhere.py",
        "tls and not aio and not micropython",
    ),
    "dns": (
        "tests/fuzz/test_dns_message.py tests/fuzz/test_memory_elsewhere.py tests/dns",
        "dns and not micropython",
    ),
    "lines": (
        "tests/fuzz tests/alloc tests/host/test_watch.py"
        " tests/host/test_example_chat_server.py tests/host/test_example_line_client.py",
        "lines or chat or line_client",
    ),
    "reconnecting": (
        "tests/host/test_outage.py tests/host/test_wifi.py tests/host/test_example_tls_sensor.py",
        "week or come or sensor",
    ),
    "udp": ("tests/conformance", "u0 and (cpython or micropython-32)"),
    "watch": ("tests/host", "test_watch or serial_bridge"),
    "cbor": ("tests/fuzz/test_cbor.py tests/interop/test_cbor2_peer.py", ""),
    "datasocket": ("tests/fuzz/test_memory_lines.py tests/fuzz/test_styles_misuse.py", ""),
    "messages": (
        "tests/fuzz/test_messages_codec.py tests/fuzz/test_memory_lines.py"
        " tests/fuzz/test_styles_misuse.py tests/host/test_style_options.py",
        "",
    ),
    "stream": (
        "tests/fuzz/test_stream_codec.py tests/fuzz/test_stream_orders.py"
        " tests/host/test_memory_each_line.py tests/host/test_stream_listen_name.py",
        "",
    ),
    "msgport": ("tests/host/test_memory_each_line.py", ""),
    "utf8": ("tests/fuzz/test_utf8_broken.py tests/fuzz/test_utf8_split.py", ""),
    "framing": ("tests/host/test_framing.py tests/alloc", "framing"),
    "limits": ("tests/fuzz/test_styles_misuse.py", ""),
    "boards": ("tests/host", "boards or own_address or board"),
    "address": ("tests/host tests/fuzz", "address"),
}
REST = (
    "tests/fuzz/test_random_orders.py tests/fuzz/test_core_trouble.py tests/alloc"
    " tests/host/test_other_threads.py tests/host/test_signals_and_forks.py"
    " tests/host/test_hup_without_reason.py tests/host/test_connect_limit.py"
    " tests/host/test_queue_is_trimmed.py tests/host/test_accepted_without_memory.py"
    " tests/host/test_timers_in_order.py tests/host/test_write_what.py"
    " tests/multi/test_wake_from_thread.py",
    "",
)
EXAMPLES = "100"  # of each of hypothesis's tests among these


def equivalents():
    """{what a mutation is: why nothing can notice it}"""
    if not EQUIVALENT.exists():
        return {}
    with open(EQUIVALENT, "rb") as stream:
        return {row["mutation"]: row["why"] for row in tomllib.load(stream).get("mutant", ())}


def about(site):
    """(files, words for `-k`) of the pytest tests about its package."""
    package = site.file.relative_to(ROOT / "lib/net").parts[0].removesuffix(".py")
    return FURTHER.get(package, REST)


def without_a_change(tests):
    """The seconds that the tests may take with a change; none may fail without."""
    began = time.monotonic()
    failed = run_in_copy(tests, None, None)
    if failed:
        sys.exit(f"mutants: without a change: {failed}")
    return 60 + 4 * (time.monotonic() - began)


def run_in_copy(tests, site, seconds):
    """What fails, or ""."""
    files, words = tests
    with tempfile.TemporaryDirectory(prefix="mutant") as made:
        copy = copied(Path(made) / "net")
        if site is not None:
            (copy / site.file.relative_to(ROOT)).write_text(site.mutated(), encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"]
        command += files.split()
        if words:
            command += ["-k", words]
        environment = {**os.environ, "FUZZ_EXAMPLES": EXAMPLES}
        with subprocess.Popen(
            command, cwd=copy, env=environment, text=True, start_new_session=True,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        ) as running:  # fmt: skip
            try:
                printed = running.communicate(timeout=seconds)[0]
            except subprocess.TimeoutExpired:
                os.killpg(running.pid, signal.SIGKILL)
                return "hangs"
    if running.returncode in (0, 5):  # 5: none was chosen
        return ""
    failed = [line for line in printed.splitlines() if line.startswith(("FAILED", "ERROR"))]
    return (failed or ["pytest"])[0][:90]


def copied(copy):
    """The checkout, all but what was built."""
    ignored = shutil.ignore_patterns("__pycache__", "build", ".git", "*.egg-info", ".pytest_cache")
    shutil.copytree(ROOT, copy, ignore=ignored, symlinks=True)
    (copy / "build").symlink_to(ROOT / "build")
    return copy


class Tally:
    """What became of each, told as it is known."""

    def __init__(self, count):
        self.count = count
        self.n = 0
        self.of = {"killed": 0, "equivalent": 0, "SURVIVED": 0}

    def tell(self, verdict, site, why=""):
        self.n += 1
        self.of[verdict] += 1
        print(f"{self.n:4} {verdict:10} {site}  [{why}]", flush=True)

    def percent(self):
        judged = self.count - self.of["equivalent"]
        percent = 100 * self.of["killed"] / judged if judged else 100
        print(f"{self.of['killed']} of {judged} killed: {percent:.1f} %, "
              f"{self.of['equivalent']} equivalent")  # fmt: skip
        return percent


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("files", nargs="*", help="of lib/net, as loop.py or messages/text.py")
    options = parser.parse_args(argv)
    chosen = sites.all_sites(ROOT, options.files)
    count = min(options.count, len(chosen))
    sample = random.Random(options.seed).sample(chosen, count)
    print(f"{count} of {len(chosen)} places, seed {options.seed}", flush=True)
    tally = Tally(count)
    with ThreadPoolExecutor(options.jobs) as pool:
        left = first(sample, tally, pool)
        second(left, tally, pool)
    return int(tally.percent() < GOAL)


def first(sample, tally, pool):
    """The cases over the fake port. Returns the mutations that they let pass."""
    known = equivalents()
    cover = batch.cover(ROOT)
    tried, left = [], []
    for site in sample:
        if str(site) in known:
            tally.tell("equivalent", site, known[str(site)])
        else:
            tried.append(site)
    for site, by in zip(tried, pool.map(lambda site: batch.killed(site, cover), tried)):
        if by:
            tally.tell("killed", site, by)
        else:
            left.append(site)
    return left


def second(sample, tally, pool):
    """The pytest files about the packages of what is left."""
    patience = {tests: without_a_change(tests) for tests in sorted({about(s) for s in sample})}

    def further(site):
        return run_in_copy(about(site), site, patience[about(site)])

    for site, by in zip(sample, pool.map(further, sample)):
        tally.tell("killed" if by else "SURVIVED", site, by)


if __name__ == "__main__":
    sys.exit(main())
