"""The cases that reach a function, in MicroPython, with one module changed."""

import shutil
import sys
import tempfile
import threading
from pathlib import Path

SILENCE = 30  # seconds without a line after which a case counts as hung


def killed(root, site, files):
    """The case that notices, or ""."""
    sys.path.insert(0, str(root / "tests"))
    import runtimes

    with tempfile.TemporaryDirectory(prefix="mutant") as made:
        library = Path(made) / "net"
        shutil.copytree(root / "lib/net", library, ignore=shutil.ignore_patterns("__pycache__"))
        (library / site.name).write_text(site.mutated(), encoding="utf-8")
        runtime = next(r for r in runtimes.unix_ports() if r.name == "micropython-32")
        runtime.command.append(str(runtimes.RUNNER))
        runtime.path = (made, *runtime.path[1:])
        # In a process for each style: run_batch. A busy machine fails no test twice.
        files = sorted(files, key=lambda file: file.stem[0])
        failed = first_failure(runtimes, runtime, files)
        return failed and first_failure(runtimes, runtime, files)


def first_failure(runtimes, runtime, files):
    over = threading.Event()
    failed = []

    def report(name, outcome, text):
        if outcome == "FAIL":
            failed.append(f"{runtime.name}: {name}")
            over.set()

    runtimes.run_batch(runtime, files, report, SILENCE, over)
    return failed[0] if failed else ""
