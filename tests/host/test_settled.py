"""What is known of every board is taken out of what is compiled for one; all else stays."""

import ast
import importlib
import re

import compile_mpy
import joined
import pytest
import settled
from runtimes import ROOT


@pytest.mark.parametrize(
    "text, made",
    [
        ("if port.check is not None:\n    port.check()\n", "if False:\n    port.check()\n"),
        ("x = 1 if _port.new_error is None else 2\n", "x = 1 if True else 2\n"),
        ("_c = port.check\nif _c is not None:\n    _c()\n", "pass\nif False:\n    _c()\n"),
        ("from ._port import const, port\n", "import net_micropython as port\n"),
        ("from .._port import port as _port\n", "import net_micropython as _port\n"),
        ("from ._port import const\n", "pass\n"),
        ("from micropython import const\n", "pass\n"),
        (
            "_len = len\n\n\ndef f(x):\n    return _len(x)\n",
            "len = len\n\n\ndef f(x):\n    return len(x)\n",
        ),
        ("from .m import const, look as l\n", "from .m import look as l\n"),
    ],
)
def test_what_is_known(text, made):
    assert settled.settled("net/a.py", text) == made


@pytest.mark.parametrize(
    "text",
    ["from .a import port\n\nx = port.GATHERS is not None\n", "other.check is not None\n"],
)
def test_all_else_stays(text):
    assert settled.settled("net/a.py", text) == text


def test_the_choice_of_a_port():
    """Who asks for it all the same, as tests do, gets what everybody has."""
    text = (ROOT / f"lib/net/{settled.CHOICE}.py").read_text(encoding="utf-8")
    assert "net_micropython as port" in text
    assert settled.settled(f"net/{settled.CHOICE}.py", text) == "import net_micropython as port\n"


def test_nobody_asks_for_the_choice():
    for path, text in joined.joined(texts()).items():
        assert "_port import" not in text, path


def texts():
    return {
        name.as_posix(): file.read_text(encoding="utf-8")
        for file, name in compile_mpy.board_files()
    }


@pytest.mark.parametrize("name", settled.NEVER)
def test_no_port_for_boards_has_it(name):
    texts = [file.read_text() for file in (ROOT / "ports/micropython").rglob("*.py")]
    found = [line for text in texts for line in re.findall(rf"(?m)^{name} = .*$", text)]
    assert [line.split("#")[0].strip() for line in found] == [f"{name} = None"]
    assert getattr(importlib.import_module("net_cpython"), name) is not None


def test_const_is_used_as_the_compiler_knows_it():
    for file, _ in compile_mpy.board_files():
        tree = ast.parse(file.read_text(encoding="utf-8"))
        uses = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
        folded = [n.value.func for n in ast.walk(tree) if is_call(n)]
        assert {n for n in uses if n.id == "const"} == {n for n in folded if n.id == "const"}, file


def is_call(node):
    """Whether a name is given to what a function returns."""
    return (
        isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Name)
    )
