"""Cases run with one side on a board that has no loopback, floats of 32 bits, a small heap and a
small stack. What a case takes for granted beyond that it says, with `needs = "..."` (README of
tests/conformance), so that a board's table can skip it with the reason.

That a case needs loopback shows when all run with their two sides on two machines
(tests/netboard/test_two_machines.py); what the unix port has and a chip has not is found here.
"""

import ast
import struct

import pytest
from netboard import cases

ONE_MACHINE = ("127.0.0.1", "localhost", "0.0.0.0", "::1", "::")
FLOAT = 3.4e38  # the largest of 32 bits
BLOCK = 40000  # bytes in one piece; a chip that has run for a while has hardly more
DEPTH = 20  # calls; 30 are too many for 8 KB of C stack
LOOKS = {"raises", "equal", "check", "fail"}  # of t: an address in these reaches nobody

# What names one machine and reaches nobody there, or holds with floats of 32 bits: such a case
# holds on a board as well.
HOLDS = {
    "a065": "a server of asyncio's own, which is only asked for",
    "c272": "the lookup answers, or fails",
    "c273": "the lookup fails",
    "c303": "a lookup; the library answers it itself",
    "c331": "text that is an address, or not",
    "c343": "refused arguments",
    "c344": "the lookup fails, or the own address is missing",
    "c382": "text that is no path",
    "c384": "an address that is listened on",
    "c389": "refused spellings",
    "m006": "defaults, compared",
    "m024": "too large for either: infinite",
    "r005": "an address object",
    "r007": "an address object",
    "r224": "refused arguments",
    "s002": "attributes, compared",
    "s011": "refused arguments",
    "s113": "both sides of the comparison are rounded",
    "s115": "too large for either: infinite",
    "s227": "an address that is listened on, and asked for",
    "s231": "refused arguments",
}


def is_looked_at(call):
    return isinstance(call.func, ast.Attribute) and call.func.attr in LOOKS


def one_machine(tree):
    """Lines that name this machine as a place to go to."""
    excused = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare) or isinstance(node, ast.Call) and is_looked_at(node)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        named = node.value in ONE_MACHINE or node.value.rsplit(":", 1)[0] in ONE_MACHINE
        if named and id(node) not in excused:
            yield node.lineno


def wide_floats(tree):
    """Lines with floats that 32 bits do not hold to six figures."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, float):
            value = node.value
            if abs(value) > FLOAT or float(f"{value:.6g}") != value:
                yield node.lineno
            elif value and not struct.unpack("f", struct.pack("f", value))[0]:
                yield node.lineno


def value_of(node):
    """The number that an expression of constants stands for, or None."""
    try:
        return eval(compile(ast.Expression(node), "", "eval"), {"__builtins__": {}})  # noqa: S307
    except Exception:
        return None


def length(node):
    """Of b"x" * 100 * 1000 and the like; None: not known, or not bytes."""
    if isinstance(node, ast.Constant):
        return len(node.value) if isinstance(node.value, (str, bytes)) else None
    if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Mult):
        return None
    for one, other in ((node.left, node.right), (node.right, node.left)):
        n, times = length(one), value_of(other)
        if n is not None and isinstance(times, int):
            return n * times
    return None


def large_blocks(tree):
    """Lines that make more than BLOCK bytes in one piece."""
    for node in ast.walk(tree):
        n = None
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
            n = length(node)
        elif (
            isinstance(node, ast.Call)
            and len(node.args) == 1
            and (
                isinstance(node.func, ast.Name)
                and node.func.id in ("bytes", "bytearray")
                or isinstance(node.func, ast.Attribute)
                and node.func.attr == "pattern"
            )
        ):
            n = value_of(node.args[0])
        if isinstance(n, int) and n > BLOCK:
            yield node.lineno


def deep_values(tree):
    """Lines that put a value into itself more than DEPTH times: whoever encodes it recurses."""
    for node in ast.walk(tree):
        if isinstance(node, ast.For) and isinstance(node.iter, ast.Call) and node.iter.args:
            n = value_of(node.iter.args[-1])
            if not isinstance(n, int) or n <= DEPTH:
                continue
            for inner in node.body:
                if isinstance(inner, ast.Assign) and isinstance(inner.targets[0], ast.Name):
                    name = inner.targets[0].id
                    made = isinstance(inner.value, (ast.List, ast.Dict, ast.Tuple))
                    if made and name in [n.id for n in ast.walk(inner.value) if hasattr(n, "id")]:
                        yield inner.lineno


RULES = {
    "loopback": one_machine,
    "double": wide_floats,
    "heap": large_blocks,
    "stack": deep_values,
}


def offenders(need, text, said=()):
    """Lines of a case that needs more than it says."""
    return [] if need in said else sorted(set(RULES[need](ast.parse(text))))


@pytest.mark.parametrize("need", RULES)
def test_cases_say_what_they_need(need):
    found = {}
    for file in cases.case_files():
        if cases.number(file) in HOLDS:
            continue
        said = {words.split()[0] for words in cases.needs(file)}
        lines = offenders(need, file.read_text(encoding="utf-8"), said)
        if lines:
            found[file.stem] = lines
    assert found == {}


def test_who_is_excused_is_there_and_needs_it():
    files = {cases.number(file): file for file in cases.case_files()}
    for name in HOLDS:
        text = files[name].read_text(encoding="utf-8")
        assert any(offenders(need, text) for need in RULES), name


@pytest.mark.parametrize(
    ("need", "line"),
    [
        ("loopback", "net.connect(port, '127.0.0.1')"),
        ("loopback", "HOST = 'localhost'"),
        ("double", "x = 3.14159265358979"),
        ("double", "x = 1e300"),
        ("double", "x = 1e-300"),
        ("heap", "x = b'x' * 100 * 1000"),
        ("heap", "x = 70000 * 'x'"),
        ("heap", "x = bytearray(1 << 17)"),
        ("heap", "x = t.pattern(50000)"),
        ("stack", "for _ in range(40):\n    deep = [deep]"),
        ("stack", "for _ in range(40):\n    deep = {'a': deep}"),
    ],
)
def test_each_rule_finds_one(need, line):
    assert offenders(need, line)
    assert not offenders(need, line, {need})


@pytest.mark.parametrize(
    ("need", "line"),
    [
        ("loopback", "t.raises(TypeError, net.connect, 80, '127.0.0.1', speed=5)"),
        ("loopback", "t.check(name != '0.0.0.0', 'nobody')"),
        ("double", "x = 0.125 + 1.5e10 + 0.1"),
        ("heap", "x = b'x' * 4096 + t.pattern(t.bulk)"),
        ("stack", "for _ in range(8):\n    deep = [deep]"),
    ],
)
def test_what_any_board_can_passes(need, line):
    assert not offenders(need, line)
