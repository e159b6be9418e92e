"""Ticks that are kept. The clock wraps every 12.4 days, and a difference is right for half of that
only: who looks at ticks again after 6.2 days takes the past for the future. So each place that
keeps some is named here, with what sees to it that it is not looked at so late."""

import ast
from pathlib import Path

import pytest
import sources

ROOT = Path(__file__).parents[2]
CLOCK = {"ticks_ms", "_ticks_ms", "ticks_add", "ticks"}
# File and attribute -> the bound.
BOUNDS = {
    ("lib/net/timeout.py", "until"): "a timer looks within an eighth of `ms`, at most 6.2 days",
    ("lib/net/deadlines.py", "until"): "its timer looks in time, at most 6.2 days away",
    ("lib/net/timers.py", "due"): "the loop wakes for the first timer; call_later takes 6.2 days",
    ("lib/net/listening.py", "number"): "not a time: where to begin looking for a free port",
    ("lib/net/lines/__init__.py", "_since"): "its timer looks in time, at most 6.2 days away",
    ("lib/net/reconnecting/__init__.py", "_since"): "a wrong one costs one wait that is too long",
    ("lib/net/loop.py", "failed"): "a wrong one, once in 12 days for a second, ends the loop"
    " where the poll fails then, too",
}


def ticks_in(function):
    """Names of a function that hold ticks: `now`, and what is assigned from the clock."""
    names = {arg.arg for arg in function.args.args if arg.arg == "now"}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and is_ticks(node.value, names):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return names


def is_ticks(value, names):
    """Whether a value is ticks, or a list or tuple that holds some."""
    if isinstance(value, ast.Call):
        called = value.func
        name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", None)
        return name in CLOCK
    if isinstance(value, ast.Name):
        return value.id in names
    if isinstance(value, (ast.Tuple, ast.List)):
        return any(is_ticks(part, names) for part in value.elts)
    if isinstance(value, (ast.BinOp, ast.BoolOp, ast.IfExp)):
        return any(is_ticks(part, names) for part in ast.iter_child_nodes(value))
    return False


def kept():
    """(file, attribute) of everything that keeps ticks."""
    for folder in ("lib/net", "ports/micropython"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            for function in ast.walk(sources.tree(file)):
                if isinstance(function, ast.FunctionDef):
                    for name in kept_by(function):
                        yield file.relative_to(ROOT).as_posix(), name


def kept_by(function):
    names = ticks_in(function)
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and is_ticks(node.value, names):
            for target in node.targets:
                if isinstance(target, ast.Attribute):
                    yield target.attr
                elif isinstance(target, ast.Subscript):
                    yield ast.unparse(target.value)
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("append", "push"):
            if any(is_ticks(argument, names) for argument in node.args):
                yield ast.unparse(node.func.value)


def test_whatever_keeps_ticks_has_a_bound():
    assert set(kept()) == set(BOUNDS)


@pytest.mark.parametrize(
    "text",
    [
        "def f(self, now):\n self.since = now",
        "def f(self):\n at = port.ticks_ms()\n self.known.append((1, at))",
        "def f(self):\n self.due = port.ticks_add(port.ticks_ms(), 5)",
        "def f(self):\n self.table[0] = time.ticks_ms()",
    ],
)
def test_the_test_sees_what_is_kept(text):
    assert list(kept_by(ast.parse(text).body[0]))


@pytest.mark.parametrize(
    "text",
    [
        "def f(self, now):\n left = ticks_diff(self.due, now)\n self.left = left",
        "def f(now):\n g(now)",
    ],
)
def test_the_test_sees_nothing_where_nothing_is_kept(text):
    assert not list(kept_by(ast.parse(text).body[0]))
