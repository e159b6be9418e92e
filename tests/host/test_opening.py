"""What the port needs to listen or connect is a file of its own where the port is one file. That
boards run with it, tests of netboard show; and the cases that run on micropython-64-native."""

import ast
import builtins

import opening
import pytest
from native_library import texts

PLATFORMS = ("unix", "esp32", "rp2", "lwip")
OWN = "net_micropython/opening.py"
PORT = "def close():\n    pass\n"


@pytest.mark.parametrize("platform", PLATFORMS)
def test_it_has_what_opens_and_the_port_has_not(platform):
    whole = texts(platform)
    functions = {
        path: {n.name for n in ast.parse(whole[path]).body if isinstance(n, ast.FunctionDef)}
        for path in (OWN, opening.PATH)
    }
    assert functions[OWN] >= {*opening.FIRST, "_addresses"}
    assert functions[opening.PATH] >= {"accept", "close", "recv", "name", "errno"}
    assert not functions[OWN] & functions[opening.PATH]


@pytest.mark.parametrize("platform", PLATFORMS)
def test_nobody_asks_the_port_for_it(platform):
    for path, text in texts(platform).items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Attribute) and ast.unparse(node.value) in ("port", "_port"):
                assert node.attr not in opening.FIRST, path


@pytest.mark.parametrize("platform", PLATFORMS)
def test_it_knows_each_global_that_it_uses(platform):
    text = texts(platform)[OWN]
    space = {
        name
        for node in ast.parse(text).body
        for name in [
            *(alias.name for alias in getattr(node, "names", ())),
            *(target.id for target in getattr(node, "targets", ())),
            getattr(node, "name", None),
        ]
    }
    for function in ast.parse(text).body:
        if isinstance(function, ast.FunctionDef):
            code = next(
                c
                for c in compile(ast.unparse(function), OWN, "exec").co_consts
                if hasattr(c, "co_names")
            )
            asked = set(code.co_names) & opening.names(function) - set(code.co_varnames)
            assert asked - set(dir(builtins)) <= space, function.name


def apart(port, other=""):
    first = "".join(
        f"def {name}():\n    pass\n" for name in opening.FIRST if f"def {name}(" not in port
    )
    return opening.apart({opening.PATH: port + first, "a.py": other})


def test_what_it_alone_uses_goes_with_it():
    made = apart("def _a():\n    _b()\ndef _b():\n    pass\ndef bind():\n    _a()\n" + PORT)
    assert "def _a" in made[OWN] and "def _b" in made[OWN]
    assert "def _a" not in made[opening.PATH] and "def close" in made[opening.PATH]


def test_what_the_port_uses_too_stays():
    made = apart("def _a():\n    pass\ndef bind():\n    _a()\ndef close():\n    _a()\n")
    assert "def _a" in made[opening.PATH] and "import _a" in made[OWN]


def test_who_calls_it_finds_it_there():
    other = "import net_micropython as _port\n_port.bind(_port.close)\n"
    assert apart(PORT, other)["a.py"].split("\n")[:2] == [
        "import net_micropython as _port; from net_micropython import opening as _opening",
        "_opening.bind(_port.close)",
    ]


@pytest.mark.parametrize(
    "port, what",
    [
        ("def close():\n    bind()\n", "bind goes to opening, and is used besides"),
        ("def bind():\n    global x\n", "has a global"),
    ],
)
def test_what_would_be_another_program(port, what):
    with pytest.raises(ValueError, match=what):
        apart(port)
