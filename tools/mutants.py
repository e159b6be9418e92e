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
    "aio": ("tests/aio", "cpython or micropython-32"),
    "tls": ("tests/tls", "cpython or not micropython"),
    "dns": ("tests/dns", "cpython or not micropython"),
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
PATIENCE = 400  # seconds for these


def equivalents():
    """{what a mutation is: why nothing can notice it}"""
    if not EQUIVALENT.exists():
        return {}
    with open(EQUIVALENT, "rb") as stream:
        return {row["mutation"]: row["why"] for row in tomllib.load(stream).get("mutant", ())}


def further(site):
    """Whether the pytest files about its package fail, in a copy of the checkout."""
    package = site.file.relative_to(ROOT / "lib/net").parts[0].removesuffix(".py")
    files, words = FURTHER.get(package, REST)
    if (files, words) not in _sound:  # they must not fail without a change
        _sound[files, words] = tried = run_in_copy(files, words)
        if tried:
            sys.exit(f"mutants: without a change: {tried}")
    return run_in_copy(files, words, site)


_sound: dict = {}


def run_in_copy(files, words, site=None):
    """What fails, or ""."""
    with tempfile.TemporaryDirectory(prefix="mutant") as made:
        copy = copied(Path(made) / "net")
        if site is not None:
            (copy / site.file.relative_to(ROOT)).write_text(site.mutated(), encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"]
        command += files.split()
        if words:
            command += ["-k", words]
        try:
            done = subprocess.run(
                command, cwd=copy, capture_output=True, text=True, timeout=PATIENCE, check=False
            )
        except subprocess.TimeoutExpired:
            return "hangs"
    if done.returncode in (0, 5):  # 5: none was chosen
        return ""
    failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    return (failed or ["pytest"])[0][:90]


def copied(copy):
    """The checkout, all but what was built."""
    ignored = shutil.ignore_patterns("__pycache__", "build", ".git", "*.egg-info", ".pytest_cache")
    shutil.copytree(ROOT, copy, ignore=ignored, symlinks=True)
    (copy / "build").symlink_to(ROOT / "build")
    return copy


def judge(site, known, cover):
    """(verdict, by what)"""
    if str(site) in known:
        return "equivalent", known[str(site)]
    by = batch.killed(site, cover) or further(site)
    return ("killed", by) if by else ("SURVIVED", "")


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("files", nargs="*", help="of lib/net, as loop.py or messages/text.py")
    options = parser.parse_args(argv)
    began = time.monotonic()
    chosen = sites.all_sites(ROOT, options.files)
    count = min(options.count, len(chosen))
    sample = random.Random(options.seed).sample(chosen, count)
    known = equivalents()
    cover = batch.cover(ROOT)
    print(f"{count} of {len(chosen)} places, seed {options.seed}; which cases reach what: "
          f"{time.monotonic() - began:.0f} s", flush=True)  # fmt: skip
    tally = {"killed": 0, "equivalent": 0, "SURVIVED": 0}
    with ThreadPoolExecutor(options.jobs) as pool:
        for n, (site, (verdict, by)) in enumerate(
            zip(sample, pool.map(lambda site: judge(site, known, cover), sample)), 1
        ):
            tally[verdict] += 1
            print(f"{n:4} {verdict:10} {site}  [{by}]", flush=True)
    judged = count - tally["equivalent"]
    percent = 100 * tally["killed"] / judged if judged else 100
    minutes = (time.monotonic() - began) / 60
    print(f"{tally['killed']} of {judged} killed: {percent:.1f} %, "
          f"{tally['equivalent']} equivalent, {minutes:.0f} min")  # fmt: skip
    return int(percent < GOAL)


if __name__ == "__main__":
    sys.exit(main())
