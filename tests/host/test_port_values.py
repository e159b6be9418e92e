"""What the port says of its platform once and for all stands where it was asked for, and the port,
which is one file then, has it no more. That boards run with it, tests of netboard show; and the
cases that run on micropython-64-native."""

import ast

import compile_mpy
import joined
import port_values
import pytest
from joined_port import for_platform

# Of each platform a few, as its part of the port has them.
EXPECTED = {
    "unix": {"RX_MOST": "131072", "ACCEPTS": "16", "NO_DELAY": "True", "credit": "None"},
    "esp32": {"SPIN": "1", "TELLS_PORT": "False", "LINGER": "2000"},
    "rp2": {"REST": "4", "credit": "True", "HALF_CLOSES": "False"},
    "lwip": {"REST": "50", "credit": "None", "HALF_CLOSES": "False", "SPIN": "0"},
}


def whole(platform, monkeypatch=None):
    """What boards of this platform get; before the values with `monkeypatch`."""
    if monkeypatch:
        monkeypatch.setattr(joined, "with_values", lambda texts: texts)
    texts = {
        name.as_posix(): file.read_text(encoding="utf-8")
        for file, name in compile_mpy.board_files()
    }
    return joined.joined(for_platform(texts, platform))


def asked(text, names):
    """Those of the names that are asked of the port."""
    questions = port_values.answers(ast.parse(text), dict.fromkeys(names, "0"))
    return {ast.unparse(node) for node, _ in questions}


@pytest.mark.parametrize("platform", EXPECTED)
def test_values_of_a_platform(platform, monkeypatch):
    found = port_values.values(whole(platform, monkeypatch)[port_values.PATH])
    assert EXPECTED[platform].items() <= found.items()


@pytest.mark.parametrize("platform", EXPECTED)
def test_nobody_asks_for_what_is_there_no_more(platform, monkeypatch):
    made = whole(platform)
    gone = set(port_values.values(whole(platform, monkeypatch)[port_values.PATH]))
    assert len(gone) > 12
    assert not [path for path, text in made.items() if asked(text, gone)]
    names = {
        node.id for node in ast.walk(ast.parse(made[port_values.PATH])) if hasattr(node, "id")
    }
    assert not gone & names


def test_what_depends_on_the_interpreter_is_asked_for():
    text = whole("unix")["net/__init__.py"]
    assert "port.INHERITS" in text


@pytest.mark.parametrize(
    "port, text, made",
    [
        ("REST = 4\n", "x = port.REST\n", "x = 4\n"),
        ("credit = None\n", "if port.credit is not None:\n    a\n", "if False:\n    a\n"),
        ("credit = True\n", "if port.credit is not None:\n    a\n", "if True:\n    a\n"),
        ("credit = True\n", "x = port.credit is None\n", "x = False\n"),
        ("REST = 4\n", "x = other.REST\n", "x = other.REST\n"),
        ("REST = 4\nREST = 5\n", "x = port.REST\n", "x = port.REST\n"),
        ("REST = f()\n", "x = port.REST\n", "x = port.REST\n"),
        ("REST = 4\n\n\ndef f():\n    return REST\n", "x = port.REST\n", "x = port.REST\n"),
        ("if a:\n    REST = 4\n", "x = port.REST\n", "x = port.REST\n"),
        ("RX_SIZE = 4\n", "x = port.RX_SIZE\n", "x = port.RX_SIZE\n"),
    ],
)
def test_in_the_place_of_a_question(port, text, made):
    line = "import net_micropython as port\n"
    texts = {port_values.PATH: port, "net/a.py": line + text}
    assert port_values.with_values(texts)["net/a.py"] == line + made
