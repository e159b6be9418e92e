"""Collects the cases, a letter and a number: one pytest item for each file and runtime.

    pytest tests/conformance -k "c023 and micropython-32"

Only what is selected runs. A runtime's files of one style (their letter) and one hundred run as a
batch in one process, two batches at a time. With pytest-xdist one worker gets a batch whole, or
all those of a runtime that mostly waits, which run side by side then: together.py.
"""

import os
import queue
import sys
import threading
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import runtimes
import together

BATCHES_AT_ONCE = 2
WAIT_AT_ONCE = 8  # batches whose processes wait more than they compute


class Unusual(Exception):
    """What a test file's failure looks like to pytest: its text, no traceback of ours."""


class Case(pytest.Item):
    def __init__(self, runtime, **options):
        super().__init__(**options)
        self.runtime = runtime
        self.batch = runtime.name, self.path.stem[:2]

    def runtest(self):
        if self.runtime.missing:
            if os.environ.get("CI", "").lower() == "true":
                raise Unusual(self.runtime.missing)
            pytest.skip(self.runtime.missing)
        outcome, text = self.config.stash[BATCHES].result(self)
        if outcome == "SKIP":
            pytest.skip(text)
        if outcome != "PASS":
            raise Unusual(text)

    def repr_failure(self, excinfo, style=None):
        if isinstance(excinfo.value, Unusual):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self):
        return self.path, None, self.name


class CaseFile(pytest.File):
    def collect(self):
        for runtime in self.config.stash[BATCHES].runtimes.values():
            if runtime.only and not self.path.stem.startswith(runtime.only):
                continue
            name = f"{self.path.stem}[{runtime.name}]"
            # Said whole: else pytest 9.2 does not see that a parameter stands in the brackets,
            # and `--last-failed` does not know the item again.
            nodeid = f"{self.nodeid}::{name}"
            yield Case.from_parent(self, name=name, nodeid=nodeid, runtime=runtime)


class Batches:
    """The selected files of each batch, their threads and outcomes."""

    def __init__(self, worker):
        self.worker = worker  # of pytest-xdist
        self.runtimes = runtimes.all_runtimes()
        self._files = {}
        self._outcomes = {}
        self._threads = []
        self._over = threading.Event()
        self._begun = set()

    def select(self, items):
        for item in items:
            if not item.runtime.missing:
                self._files.setdefault(item.batch, []).append(item.path)
                self._outcomes[item.runtime.name, item.path.stem] = queue.Queue()

    def result(self, item):
        """(outcome, text), waiting for it. The first call starts all batches; in a worker of
        pytest-xdist, which does not get them all, the first of each group starts that."""
        if not self.worker:
            self._begin([*self._files], BATCHES_AT_ONCE)
        elif item.batch[0] in together.WAITING:
            of_it = [batch for batch in self._files if batch[0] == item.batch[0]]
            self._begin(of_it, WAIT_AT_ONCE)
        else:
            self._begin([item.batch], 1)
        box = self._outcomes[item.runtime.name, item.path.stem]
        outcome = box.get()
        box.put(outcome)  # for a second run of the item
        return outcome

    def _begin(self, batches, at_once):
        batches = [batch for batch in batches if batch not in self._begun]
        self._begun.update(batches)
        waiting = queue.SimpleQueue()
        for batch in batches:
            waiting.put(batch)
        for _ in range(min(len(batches), at_once)):
            thread = threading.Thread(target=self._work, args=(waiting,), daemon=True)
            thread.start()
            self._threads.append(thread)

    def _work(self, waiting):
        while not self._over.is_set():
            try:
                batch = waiting.get_nowait()
            except queue.Empty:
                return
            self._run(batch)

    def _run(self, batch):
        name, _ = batch

        def report(stem, outcome, text):
            self._outcomes[name, stem].put((outcome, text))

        try:
            runtimes.run_batch(self.runtimes[name], self._files[batch], report, over=self._over)
        except Exception as error:
            for file in self._files[batch]:
                report(file.stem, "FAIL", f"the batch broke: {error!r}")

    def end(self):
        """After `pytest -x` too no process goes on: its thread ends it, and starts no other."""
        self._over.set()
        for thread in self._threads:
            thread.join()


BATCHES = pytest.StashKey[Batches]()


def pytest_configure(config):
    config.stash[BATCHES] = Batches(hasattr(config, "workerinput"))


def pytest_collect_file(file_path, parent):
    if file_path.suffix == ".py" and file_path.stem[1:4].isdigit():
        return CaseFile.from_parent(parent, path=file_path)
    return None


def pytest_collection_modifyitems(items):
    """Runtime by runtime, so that outcomes are shown as they come."""
    order = list(runtimes.all_runtimes())
    cases = [item for item in items if isinstance(item, Case)]
    cases.sort(key=lambda item: order.index(item.runtime.name))
    others = [item for item in items if not isinstance(item, Case)]
    items[:] = others + cases


def pytest_collection_finish(session):
    cases = [item for item in session.items if isinstance(item, Case)]
    session.config.stash[BATCHES].select(cases)


def pytest_unconfigure(config):
    config.stash[BATCHES].end()
