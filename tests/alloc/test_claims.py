"""Every "Allocates: nothing" in the library and the MicroPython port is backed by a case here: it
stands in that case's CLAIMS as "module.Class.method", or "module" for a module's docstring. A
module of a package is "stream.codec", the package "stream"."""

import ast
from pathlib import Path

import mip_package
import pytest
import runtimes

HERE = Path(__file__).resolve().parent
FOLDERS = ("lib/net", "ports/micropython")
CLAIM = "Allocates: nothing"


def claims():
    for folder in FOLDERS:
        for file in sorted((runtimes.ROOT / folder).rglob("*.py")):
            name = mip_package.module_of(file).partition(".")[2] or file.parent.name
            yield from claims_below(ast.parse(file.read_text(encoding="utf-8")), name)


def claims_below(node, name):
    if CLAIM in (ast.get_docstring(node) or ""):
        yield name
    for child in node.body:
        if isinstance(child, (ast.FunctionDef, ast.ClassDef)):
            yield from claims_below(child, name + "." + child.name)


def backed():
    found = set()
    for case in (*HERE.glob("a[0-9]*.py"), HERE.parent / "tls/test_no_heap.py"):
        for node in ast.parse(case.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign) and node.targets[0].id == "CLAIMS":
                found.update(ast.literal_eval(node.value))
    return found


@pytest.mark.parametrize("claim", sorted(set(claims())))
def test_claim_is_backed(claim):
    assert claim in backed()


def test_claims_stand_in_docstrings():
    """A comment would not be found."""
    for folder in FOLDERS:
        for file in sorted((runtimes.ROOT / folder).rglob("*.py")):
            comments = [
                line
                for line in file.read_text(encoding="utf-8").split("\n")
                if "# " + CLAIM in line
            ]
            assert not comments, file
