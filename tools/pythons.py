#!/usr/bin/env python3
"""Runs what concerns CPython with every Python of this machine, from 3.9 on. `make pythons` does.

Host tool; standard library only. Looks on PATH for python3.X, and among pyenv's versions; of each
minor version it takes the newest. The environments and what was printed lie in build/pythons.

    python3 tools/pythons.py [3.9 3.13 ...]
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import interrupted

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build/pythons"
MINIMUM = (3, 9)
PARTS = ("conformance", "aio", "tls", "dns", "multi", "stress")
SELECT = "not micropython and not fake"
PARALLEL = ("-n", "auto")
SUMMARY = re.compile(r"^=*\s*(\d+ (?:passed|failed|error).*?) in [\d.]+s", re.M)
PROBE = "import sys; print(sys.implementation.name, *sys.version_info[:3])"


def say(text):
    print("pythons: " + text, flush=True)


def candidates():
    """Paths that may be Python interpreters."""
    yield Path(sys.executable)
    for folder in filter(None, os.environ.get("PATH", "").split(os.pathsep)):
        yield from sorted(Path(folder).glob("python3.*"))
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    yield from sorted(pyenv.glob("versions/*/bin/python"))


def probe(path):
    """(implementation, version) of an interpreter that starts, else None."""
    try:
        done = subprocess.run([path, "-c", PROBE], capture_output=True, text=True, check=False)
        name, *version = done.stdout.split()
        return name, tuple(map(int, version))
    except (OSError, ValueError):
        return None


def found():
    """{(3, 13): (version, path)}: the newest CPython of each minor version."""
    best = {}
    for path in candidates():
        if not re.fullmatch(r"python(3(\.\d+)?)?", path.name):
            continue  # python3.11-config
        known = probe(path)
        if known and known[0] == "cpython" and known[1] >= MINIMUM:
            version = known[1]
            if version > best.get(version[:2], ((),))[0]:
                best[version[:2]] = version, path
    return dict(sorted(best.items()))


def environment(version, path):
    """The interpreter of an environment with what the tests need; made where it is not there."""
    folder = FOLDER / ".".join(map(str, version))
    python = folder / "bin/python"
    stamp = folder / "made"
    wanted = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        run(path, "-m", "venv", "--without-pip", folder)
        # The pip of build/venv: a distribution's Python may come without one.
        pip = (ROOT / "build/venv/bin/python", "-m", "pip", "--python", python)
        run(*pip, "install", "--quiet", "--quiet", "--editable", f"{ROOT}[test]")
        stamp.write_text(wanted, encoding="utf-8")
    return python


def run(*command):
    subprocess.run(list(map(str, command)), check=True)


def tried(version, path):
    """(what became of the tests, whether all passed) with one Python."""
    name = ".".join(map(str, version))
    try:
        python = environment(version, path)
    except subprocess.CalledProcessError as error:
        return f"no environment: {error}", False
    log = FOLDER / f"{name}.log"
    say(f"{name}: {path} ({log.relative_to(ROOT)}) ...")
    places = [f"tests/{part}" for part in PARTS]
    words = ["-m", "pytest", "-q", *PARALLEL, "-k", SELECT]
    with open(log, "w", encoding="utf-8") as out:
        done = subprocess.run(
            [python, *words, "-p", "no:cacheprovider", *places],
            cwd=ROOT, stdin=subprocess.DEVNULL, stdout=out, stderr=out, check=False,
        )  # fmt: skip
    text = log.read_text(encoding="utf-8", errors="replace")
    summary = SUMMARY.findall(text)
    if done.returncode:
        print("\n".join(text.splitlines()[-40:]), flush=True)
    return summary[-1] if summary else f"exit code {done.returncode}", not done.returncode


def main(only):
    FOLDER.mkdir(parents=True, exist_ok=True)
    here = found()
    say("found " + ", ".join(".".join(map(str, version)) for version, _ in here.values()))
    chosen = {v: p for m, (v, p) in here.items() if not only or ".".join(map(str, m)) in only}
    outcomes = {version: tried(version, path) for version, path in chosen.items()}
    for version, (text, _) in outcomes.items():
        print(f"{'.'.join(map(str, version)):9} {text}")
    return 0 if outcomes and all(good for _, good in outcomes.values()) else 1


if __name__ == "__main__":
    interrupted.quietly()
    sys.exit(main(sys.argv[1:]))
