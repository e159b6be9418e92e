"""Cases in forks: those that reach a function, with one module changed. The parent has loaded all
but `net`, so a fork is at its first case within 0.1 s. Conformance cases over the fake port; those
of net.aio, which needs asyncio's own clock, net.dns and net.tls over the system's sockets.
"""

import asyncio  # noqa: F401 (the cases' own, loaded once)
import importlib.abc
import importlib.util
import itertools
import json
import os
import resource
import signal
import sys
import tempfile
from pathlib import Path

from .running import Group

REAL = "cpython"
PERSONALITIES = ("linux", "rp2", "esp32", REAL)
OVER_SOCKETS = ("aio/a[0-9]*.py", "dns/n[0-9]*.py", "tls/t[0-9]*.py")
PATIENCE = 10  # seconds for what must come over sockets; elsewhere it has 20, or 50
SECONDS = 25  # of processor time for all cases of one mutant on one personality
LOOKS_INSIDE = ("d104",)  # cases that a profiler disturbs
_loaded: list = []


def load(root):
    """What forks need, but for net itself."""
    if not _loaded:
        for folder in ("tests/tls", "tests/fake", "tests", "ports/cpython", "lib"):
            sys.path.insert(0, str(root / folder))
        import certificates

        import net_cpython  # noqa: F401
        import net_fake  # noqa: F401

        made = tempfile.TemporaryDirectory(prefix="mutants")  # removed when this program ends
        os.environ["NET_CERTIFICATES"] = made.name
        certificates.make_all(Path(made.name))
        _loaded.append(made)


class Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module from a changed tree."""

    def __init__(self, name, file, code):
        self.name = name
        self.file = file
        self.code = code

    def find_spec(self, name, path, target=None):
        if name != self.name:
            return None
        package = self.file.name == "__init__.py"
        spec = importlib.util.spec_from_file_location(
            name,
            self.file,
            loader=self,
            submodule_search_locations=[str(self.file.parent)] if package else None,
        )
        return spec

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        exec(self.code, module.__dict__)


def in_fork(function, seconds=SECONDS):
    """function() in a fork: its JSON, or None when it died or took too long."""
    with tempfile.TemporaryFile("w+") as answer:
        child = os.fork()
        if child == 0:
            try:
                os.setpgid(0, 0)
                resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
                resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
                signal.alarm(8 * seconds)
                null = os.open(os.devnull, os.O_RDWR)
                for number in (0, 1, 2):
                    os.dup2(null, number)
                json.dump(function(), answer)
                answer.flush()
                os._exit(0)
            except BaseException:
                os._exit(9)
        with Group(child):
            status = os.waitpid(child, 0)[1]
        if status:
            return None
        answer.seek(0)
        return json.load(answer)


def cases(root, personality):
    """The files that hold on a personality."""
    import runtimes

    if personality == REAL:
        return [str(file) for kind in OVER_SOCKETS for file in sorted((root / "tests").glob(kind))]
    reasons = runtimes.skips(personality)
    files = sorted((root / "tests/conformance").glob("[a-z][0-9][0-9][0-9]_*.py"))
    return [
        str(file) for file in files if file.stem.split("_")[0] not in (*reasons, *LOOKS_INSIDE)
    ]


def played(personality, files, look=None):
    """The name of the first case that fails, or ""."""
    from run_conformance import Runner

    if personality == REAL:
        import aio_kit
        from harness import T

        aio_kit.PATIENCE = PATIENCE
        T.patience = 1000 * PATIENCE
    runner = Runner(None if personality == REAL else personality)
    for file in files:
        if look:
            look(file)
        clean = runner.run(file)
        if not clean or runner.failed:
            return Path(file).stem
    return ""


def cover(root):
    """{personality: {(file, function's first line): [cases, those that reach least first]}}"""
    load(root)
    found = {}
    for personality in PERSONALITIES:
        reached = in_fork(lambda personality=personality: reach(root, personality), 600)
        if not isinstance(reached, dict):
            sys.exit(f"mutants: without a change {reached or 'a case'} fails on {personality}")
        by = {}
        for file in sorted(reached, key=lambda file: len(reached[file])):
            for key in reached[file]:
                by.setdefault(tuple(key), []).append(file)
        found[personality] = by, sorted(reached, key=lambda file: len(reached[file]))
    return found


def reach(root, personality):
    """{case: [[file, first line], ...]}; the name of a case that fails."""
    library = str(root / "lib/net") + os.sep
    reached, now = {}, set()

    def look(file):
        nonlocal now
        reached[file] = now = set()

    def called(frame, event, arg):
        if event == "call" and frame.f_code.co_filename.startswith(library):
            now.add((frame.f_code.co_filename, frame.f_code.co_firstlineno))

    sys.setprofile(called)
    failed = played(personality, cases(root, personality), look)
    sys.setprofile(None)
    if failed:
        return failed
    return {file: sorted(keys) for file, keys in reached.items()}


def change(site):
    """From now on the module of this name is a changed one. For forks."""
    module = "net." + site.name.removesuffix(".py").replace("/", ".")
    code = compile(site.tree(), str(site.file), "exec")
    sys.meta_path.insert(0, Changed(module.removesuffix(".__init__"), site.file, code))


def killed(site, cover):
    """The case that notices, or ""."""
    for personality in PERSONALITIES:
        by, everything = cover[personality]
        if site.function is None:
            files = everything
        else:
            files = by.get((str(site.file), site.function[1]), ())
        if not files:
            continue

        def run(personality=personality, files=files):
            change(site)
            return played(personality, files)

        failed = in_fork(run)
        if personality == REAL and failed != "":
            failed = in_fork(run)  # a busy machine fails no test twice
        if failed is None:
            return f"{personality}: dies"
        if failed:
            return f"{personality}: {failed}"
    return ""


def reaching(site, cover):
    """The files of all cases that reach its function; where the fake port has another function in
    its place, or nobody calls it, of those that reach its file."""
    found, beside = {}, {}
    for personality, (by, everything) in cover.items():
        for key, files in by.items():
            if key[0] == str(site.file):
                beside.update(dict.fromkeys(files))
                if site.function is not None and key[1] == site.function[1]:
                    found.setdefault(personality, {}).update(dict.fromkeys(files))
        if site.function is None:
            found.setdefault(personality, {}).update(dict.fromkeys(everything))
    if not any(personality != REAL for personality in found):
        return [Path(file) for file in beside]
    return [Path(file) for file in dict.fromkeys(itertools.chain(*found.values()))]
