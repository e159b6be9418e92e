#!/usr/bin/env python3
"""Check the stubs (stubs/): that checkers take every program of ours and find every mistake in
tests/host/types/mistakes.py, and that the stubs say what the code says.

Host tool. The programs are the examples, those on the pages, and tests/host/types/right.py.

    python tools/check_types.py            # mypy, and stubtest against the code
    python tools/check_types.py --pyright  # pyright too, and how complete the types are for it
"""

import argparse
import ast
import asyncio
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import interrupted

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build/types"
STUBS = ROOT / "stubs"
CASES = ROOT / "tests/host/types"
MISTAKES = CASES / "mistakes.py"
BOARD = CASES / "board"
COMPLETE = 90  # per cent of the names, for `pyright --verifytypes`
# Programs for boards have few annotations: their functions are checked all the same.
MYPY = f"""
[mypy]
strict = True
disallow_untyped_defs = False
disallow_incomplete_defs = False
disallow_untyped_calls = False
check_untyped_defs = True
mypy_path = {STUBS}:{BOARD}:{ROOT / "ports/cpython"}
cache_dir = {{cache}}
# gc is mypy's own: there `hasattr` tells it about boards.
exclude = /gc\\.pyi$
[mypy-net_cpython.*]
ignore_errors = True
"""
# What stubtest would have otherwise, with the reason.
ALLOWED = r"""
# Made by the package alone, or by another file of it.
net\.NetError\.__new__
net\.messages\.(Connection|Socket)\.__init__
net\.msgport\.SocketEvent\.__init__
net\.aio\.Server\.(__init__|begin|met|serve)
net\.lines\.Reader\.(__init__|ask|cut)
net\.(datasocket\.MOST|dns\.Resolver)
net\.stream\.codec\.(decode|encode|encoded)
net\.stream\.(buffer|callbacks|door|memory|operation|sys|tcp)
# Made when asked for.
net\.(stream|aio)\.__all__
# bytes(buffer) reads it by its indices.
net\.stream\.(create_buffer|Buffer)\.__bytes__
# Forms and options that its base has.
net\.tls\.SecureSocket\.connect
net\.tls\.SecureServer\.__init__
net\.watch\.Stream\.connect
"""
# Whole programs: what is marked as one, and what imports and runs.
PROGRAM = re.compile(
    r"^```(?:python\n|py\n(?=(?:import|from) (?:(?!^```).)*run\())(.*?)^```$", re.M | re.S
)
# Files of a package are its own affair: tests/host/test_stubs.py sees to the public ones.
INTERNAL = re.compile(r"failed to find stubs$")
COMPLAINT = re.compile(r"(?P<name>[\w.]+) is inconsistent, ")
OWN = ("open_connection", "start_server", "open_unix_connection", "start_unix_server", "wait_for")
HINT = 'See CONTRIBUTING.md, "What editors see", for what to add and where.'


def programs():
    """Every program of ours: files, those of pages written to build/types/pages."""
    pages = BUILD / "pages"
    pages.mkdir(parents=True, exist_ok=True)
    for old in pages.glob("*.py"):
        old.unlink()
    found = sorted((ROOT / "examples").glob("*.py"))
    for page in sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]):
        texts = PROGRAM.findall(page.read_text("utf-8"))
        for number, text in enumerate(texts):
            name = page.stem.lower().replace("-", "_")
            found.append(pages / f"page_{name}_{number}.py")
            found[-1].write_text(text, encoding="utf-8")
    return [*found, *sorted(CASES.glob("*.py"))]


def run(*command, cwd=ROOT, **environment):
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def expected():
    """The lines of the mistakes, each of which says `# wrong`."""
    lines = MISTAKES.read_text(encoding="utf-8").splitlines()
    return {number for number, line in enumerate(lines, 1) if line.endswith("# wrong")}


def judged(tool, found):
    """Complaints: of what is right, and what was missed. found: (file, line, text) of errors."""
    mistakes = expected()
    seen = set()
    for file, line, text in found:
        if Path(file) == MISTAKES and line in mistakes:
            seen.add(line)
        else:
            yield f"{tool}: {file}:{line}: {text}"
    name = MISTAKES.relative_to(ROOT)
    for line in sorted(mistakes - seen):
        yield f"{tool}: {name}:{line}: a mistake that it does not find"


def mypy(files):
    config = BUILD / "mypy.ini"
    stubs = sorted(STUBS.rglob("*.pyi"))
    # Its cache does not notice that a package has got another module.
    kept = hashlib.sha256("".join(map(str, stubs)).encode()).hexdigest()[:8]
    config.write_text(MYPY.format(cache=ROOT / "build/mypy" / kept), encoding="utf-8")
    printed = run(
        sys.executable, "-m", "mypy", "--config-file", config, "-O", "json", *stubs, *files
    )
    found = []
    for line in printed.splitlines():
        if not line.startswith("{"):
            sys.exit(f"check_types: mypy failed:\n{printed}")
        entry = json.loads(line)
        if entry["severity"] == "error":
            found.append((str(ROOT / entry["file"]), entry["line"], entry["message"]))
    return found


def overloaded():
    """The functions of which the stubs have several forms: stubtest takes them for one."""
    for file in STUBS.rglob("*.pyi"):
        module = ".".join(file.relative_to(STUBS).with_suffix("").parts).replace(".__init__", "")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            for inner in getattr(node, "body", ()):
                for mark in getattr(inner, "decorator_list", ()):
                    if getattr(mark, "id", "") == "overload":
                        where = f".{node.name}" if isinstance(node, ast.ClassDef) else ""
                        yield f"{module}{where}.{inner.name}"
                        if inner.name in handed_on(file.parent):  # mypy 1.19 has them there
                            yield f"{module.rpartition('.')[0]}.{inner.name}"


def handed_on(package):
    """The names that a package has of its modules."""
    tree = ast.parse((package / "__init__.pyi").read_text(encoding="utf-8"))
    return {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level == 1
        for alias in node.names
    }


def stubtest():
    """What differs between the stubs and the code, as CPython has it."""
    allowed = BUILD / "stubtest.txt"
    names = "|".join(name for name in dir(asyncio) if name not in OWN)
    allowed.write_text(f"{ALLOWED}net\\.aio\\.({names})(\\..*)?\n", encoding="utf-8")
    path = os.pathsep.join((str(ROOT / "lib"), str(ROOT / "ports/cpython")))
    printed = run(
        *(sys.executable, "-m", "mypy.stubtest", "net", "--concise", "--allowlist", allowed),
        *("--mypy-config-file", BUILD / "mypy.ini"),
        PYTHONPATH=path,
    )
    forms = set(overloaded())
    for line in printed.splitlines():
        said = COMPLAINT.match(line)
        if not INTERNAL.search(line) and not (said and said["name"] in forms):
            yield f"stubtest: {line}"


# ---- pyright


def pyright(files):
    config = {
        "include": [os.path.relpath(file, BUILD) for file in (*files, STUBS)],
        "stubPath": str(BOARD),
        "extraPaths": [str(STUBS), str(ROOT / "lib"), str(ROOT / "ports/cpython")],
        # A program's own events and options are not Emitter's: mypy has a word for each place.
        "reportIncompatibleMethodOverride": False,
    }
    where = BUILD / "pyrightconfig.json"
    where.write_text(json.dumps(config), encoding="utf-8")
    said = json.loads(run(sys.executable, "-m", "pyright", "-p", where, "--outputjson"))
    for entry in said["generalDiagnostics"]:
        if entry["severity"] == "error":
            yield entry["file"], entry["range"]["start"]["line"] + 1, entry["message"]


def completeness():
    """Per cent of the public names whose types are known, in the layout of the wheel."""
    from stub_package import write_beside

    site = BUILD / "site"
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(ROOT / "lib/net", site / "net", ignore=shutil.ignore_patterns("__pycache__"))
    write_beside(site)
    words = ("--verifytypes", "net", "--ignoreexternal", "--outputjson")
    said = json.loads(
        run(sys.executable, "-m", "pyright", *words, cwd=BUILD / "pages", PYTHONPATH=str(site))
    )
    counts = said["typeCompleteness"]
    share = 100 * counts["completenessScore"]
    print(f"check_types: pyright knows the types of {share:.1f} % of the names")
    if share < COMPLETE:
        unknown = [one["name"] for one in counts["symbols"] if not one["isTypeKnown"]]
        yield f"pyright: less than {COMPLETE} %: {' '.join(unknown)}"


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument(
        "--pyright", action="store_true", help="pyright too; it fetches Node's part"
    )
    with_pyright = parser.parse_args(argv).pyright
    files = programs()
    said = [*judged("mypy", mypy(files)), *stubtest()]
    if with_pyright:
        said += [*judged("pyright", pyright(files)), *completeness()]
    for line in said:
        print(line.replace(f"{ROOT}/", ""))
    if said:
        sys.exit(f"check_types: {len(said)} complaints. {HINT}")
    print(
        f"check_types: {len(files) - 1} programs are right, {len(expected())} mistakes are found"
    )


if __name__ == "__main__":
    interrupted.quietly()
    main()
