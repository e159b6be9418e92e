#!/usr/bin/env python3
"""Do the tests notice when the library is wrong? Changes one place of lib/net at a time, in a
seeded sample, and runs what covers it.

    python tools/mutants.py [--count 200] [--seed 7] [--jobs 2] [--resume] [--quick] [FILE ...]

Host tool. In this order, until one fails: the cases that reach the changed function, in forks of
one process (conformance over the fake port; net.aio, net.dns and net.tls over sockets), and tests
of its module alone; the cases in MicroPython; the pytest files about its package, in a copy of the
checkout. A mutation that survives is a missing test, or equivalent: then it stands in
mutants_equivalent.toml with the reason. Each verdict goes into build/mutants.json at once, and
--resume goes on from there, also after Ctrl-C: what was killed is not tried again while its file
is the same, what survived while lib, ports and tests are. --quick leaves pytest out, which takes
by far the longest. Exit code 1: less than 95 % killed.
"""

import argparse
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import interrupted  # noqa: E402
from mutating import alone, batch, interpreter, running, sites  # noqa: E402
from mutating.kept import Kept  # noqa: E402
from mutating.pytests import Tests  # noqa: E402

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

GOAL = 95  # percent
EQUIVALENT = Path(__file__).with_name("mutants_equivalent.toml")
STAGES = ("forks", "MicroPython", "pytest")


def equivalents():
    """{what a mutation is: why nothing can notice it}"""
    with open(EQUIVALENT, "rb") as stream:
        return {row["mutation"]: row["why"] for row in tomllib.load(stream).get("mutant", ())}


class Judge:
    """Who notices a mutation?"""

    def __init__(self, resume, quick):
        self._quick = quick
        self._kept = Kept(ROOT, resume)
        self._known = equivalents()
        self._cover = batch.cover(ROOT)
        self._tests = Tests(ROOT)

    def judge(self, site):
        """(site, stage, by whom). The stage is "" when it survives."""
        if str(site) in self._known:
            return site, "equivalent", self._known[str(site)]
        found = self._kept.get(site)
        if found is None:
            found = self._try(site)
            if not running.over and (found[0] or not self._quick):
                self._kept.put(site, *found)
        return site, *found

    def _try(self, site):
        ways = (
            lambda: batch.killed(site, self._cover) or alone.killed(ROOT, site),
            lambda: interpreter.killed(ROOT, site, batch.reaching(site, self._cover)),
            lambda: "" if self._quick else self._tests.killed(site),
        )
        for stage, noticed in zip(STAGES, ways):
            by = noticed()
            if by:
                return stage, by
        return "", ""


class Tally:
    """What became of each, told as it is known."""

    def __init__(self, count):
        self.count = count
        self.n = 0
        self.began = time.monotonic()
        self.of = dict.fromkeys((*STAGES, "equivalent", ""), 0)
        self.survived = []

    def tell(self, site, stage, by):
        self.n += 1
        self.of[stage] += 1
        if not stage:
            self.survived.append(site)
        minutes = (time.monotonic() - self.began) / 60
        where = f"{self.n:4}/{self.count} {minutes:4.0f} min"
        print(f"{where} {stage or 'SURVIVED':11} {site}  [{by}]", flush=True)

    def percent(self):
        judged = self.n - self.of["equivalent"]
        killed = judged - len(self.survived)
        percent = 100 * killed / judged if judged else 100
        for site in self.survived:
            print(f"survived: {site}")
        print(
            f"{killed} of {judged} killed: {percent:.1f} % ("
            + ", ".join(f"{self.of[stage]} by {stage}" for stage in STAGES)
            + f"), {self.of['equivalent']} equivalent"
        )
        return percent


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--resume", action="store_true", help="go on where the last run was ended")
    parser.add_argument("--quick", action="store_true", help="without pytest: a first look")
    parser.add_argument("files", nargs="*", help="of lib/net, as loop.py or messages/text.py")
    options = parser.parse_args(argv)
    chosen = sites.all_sites(ROOT, options.files)
    sample = sites.sample(chosen, options.count, options.seed)
    print(f"{len(sample)} of {len(chosen)} places, seed {options.seed}", flush=True)
    print("which case reaches what: a minute or two", flush=True)
    judge = Judge(options.resume, options.quick)
    tally = Tally(len(sample))
    pool = ThreadPoolExecutor(options.jobs)
    try:
        for done in as_completed([pool.submit(judge.judge, site) for site in sample]):
            tally.tell(*done.result())
    except BaseException as error:
        pool.shutdown(wait=False, cancel_futures=True)
        running.end_all()
        if not isinstance(error, KeyboardInterrupt):
            raise
        tally.percent()
        print("interrupted: the same with --resume goes on from here", flush=True)
        os._exit(130)  # threads wait for what was just ended
    return int(tally.percent() < GOAL)


if __name__ == "__main__":
    interrupted.quietly()
    sys.exit(main())
