"""Which tests prove which API: boards/cases.toml against the tests that there are.

Host tool. A case is a file that a runner gives to a runtime (c023 of tests/conformance, a001 of
tests/aio) or, for a style whose tests are pytest's, a function: test_verification::test_trust_all.
"""

from __future__ import annotations

import ast
import collections
import functools
import sys
from pathlib import Path

from netboard import ROOT
from netboard.tables import BOARDS, api, names, read

FOLDERS = (ROOT / "tests/conformance", ROOT / "tests/aio")
LISTED = BOARDS / "cases.toml"


@functools.cache
def listed() -> dict:
    """{API: its cases}, as boards/cases.toml has them."""
    return {name: rows for part in read(LISTED).values() for name, rows in part.items()}


def cases_of(name) -> list:
    """The cases that prove this API."""
    return listed().get(name, [])


def passed_apis(passed, failed) -> list:
    """The APIs all of whose cases passed, given the cases of one run. A case that was skipped
    stands in the table under the API which it is about."""
    passed, failed = set(passed), set(failed)
    return [
        name
        for name in names()
        if passed & set(cases_of(name)) and not failed & set(cases_of(name))
    ]


# ---- the tests that there are


def letters() -> dict:
    """{letter: style} of the styles whose cases are files."""
    return {style["cases"]: style for style in api()["style"] if "cases" in style}


def case_files():
    """The files that are cases, of all styles."""
    for folder in FOLDERS:
        for file in sorted(folder.rglob("*.py")):
            if file.stem[:1] in letters() and file.stem[1:4].isdigit() and file.stem[4:5] == "_":
                yield file


def number(file: Path) -> str:
    return file.stem.split("_")[0]


@functools.cache
def tests_of(style) -> tuple:
    """The cases of a style whose tests are pytest's: (module::function, ...)."""
    found = []
    for path in chosen_style(style).get("tests", ()):
        place = ROOT / path
        for file in sorted(place.glob("test_*.py")) if place.is_dir() else [place]:
            tree = ast.parse(file.read_text(encoding="utf-8"))
            found += [
                f"{file.stem}::{node.name}"
                for node in tree.body
                if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
            ]
    return tuple(found)


def on_board(styles) -> list:
    """Those of these styles that have tests of pytest's of which one side can be on a board."""
    return [style for style in styles if chosen_style(style).get("on_board")]


def chosen_style(name):
    return next(style for style in api()["style"] if style["id"] == name)


def existing() -> set:
    """Every case that there is."""
    found = {number(file) for file in case_files()}
    for style in api()["style"]:
        found |= set(tests_of(style["id"]))
    return found


# ---- what cases need of a board


@functools.cache
def needs(file: Path) -> tuple:
    """What a case needs that not every board has: its `needs = "loopback, heap 200k"`."""
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "needs":
            return tuple(need.strip() for need in ast.literal_eval(node.value).split(","))
    return ()


def lacking(need, limits, peer_is_apart) -> str:
    """Why a board with these limits does not meet a need; "": it does."""
    word, _, amount = need.partition(" ")
    if word == "loopback":
        if not limits.get("loopback", True):
            return "it needs loopback, which the board has not"
        return "its two sides are to be one machine" if peer_is_apart else ""
    if word == "double":
        return (
            "" if limits.get("double", True) else "it needs floats of 64 bits; here they have 32"
        )
    if word == "heap":
        have = limits.get("heap", sys.maxsize)
        wanted = int(amount.removesuffix("k")) if amount.endswith("k") else 0
        if not wanted:
            raise ValueError(f"needs = {need!r}: heap 200k, for example")
        return f"it needs a heap of {wanted} KiB; {have} are free here" if wanted > have else ""
    raise ValueError(f"needs = {need!r}: one of loopback, double, heap 200k")


# ---- the file against the tests


def problems():
    """What is wrong with boards/cases.toml, a line each."""
    yield from (f"there is no API {name}" for name in listed() if name not in names())
    yield from (f"{name} has no case" for name in names() if not cases_of(name))
    used = {case for rows in listed().values() for case in rows}
    yield from (f"there is no case {case}" for case in sorted(used - existing()))
    counts = collections.Counter(map(number, case_files()))
    yield from (f"{n} cases are called {case}" for case, n in counts.items() if n > 1)
    for file in case_files():
        try:
            [lacking(need, {}, False) for need in needs(file)]
        except ValueError as error:
            yield f"{file.stem}: {error}"
        if number(file) not in used:
            may = ", ".join(name for name in rows_of(file) if uses(name, words_of(file)))
            yield f"{file.stem} proves nothing yet; it uses {may}"
    for file in case_files():
        words = words_of(file)
        for name, rows in listed().items():
            if number(file) in rows and not (name in rows_of(file) and uses(name, words)):
                yield f"{file.stem} stands under {name} and does not use it"


def rows_of(file):
    """The APIs of the style that a case is about."""
    return letters()[file.stem[0]]["names"]


def uses(name, words) -> bool:
    """Whether a source with these words uses an API: by its last word, or one of [words]."""
    return bool(words & set(api()["words"].get(name) or [name.split(".")[-1].split("(")[0]]))


@functools.cache
def words_of(file: Path) -> frozenset:
    """Every name, attribute, keyword and event that a source uses."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.keyword) and node.arg:
            found.add(node.arg)
        elif isinstance(node, ast.alias):
            found.add(node.name.split(".")[-1])
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found |= words_in(node.value)
    return frozenset(found)


def words_in(text):
    """{"path": ...}, getattr(x, "name"), and lists of names: "ready_state bytes_read"."""
    parts = text.split()
    return {part for part in parts if part.isidentifier() and ("_" in part or len(parts) == 1)}
