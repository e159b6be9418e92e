"""Functions that are called from one place stand there on boards; where that would be another
program, nothing is compiled."""

import ast

import in_place
import pytest
from native_library import texts

PATH = "net/__init__.py"


@pytest.mark.parametrize("platform", ["unix", "esp32", "rp2"])
def test_none_of_them_is_left(platform):
    """All files are there, so nobody else calls one either."""
    for path, text in texts(platform).items():
        there = {in_place.said(node) for node in ast.walk(ast.parse(text))}
        there |= {getattr(node, "name", None) for node in ast.walk(ast.parse(text))}
        assert not there.intersection(in_place.ONCE), path


def result(body, call, around="def f(x):\n    {call}\n"):
    """What f(x) gives: (where the two are separate, where they are one)."""
    text = body + around.format(call=call)
    found = []
    for source in (text, in_place.moved(text, "_g")):
        space = {"told": []}
        exec(source, space)
        try:
            found.append((space["f"](3), space["told"]))
        except ValueError as error:
            found.append((str(error), space["told"]))
    assert "_g(" not in in_place.moved(text, "_g")
    return found


@pytest.mark.parametrize(
    "body, call, around",
    [
        ("def _g(a):\n    'text'\n    told.append(a)\n", "_g(x)", "{call}\n    return 2"),
        ("def _g(a):\n    b = a\n    told.append(b)\n", "_g(x)", "{call}\n    return x"),
        ("def _g(a):\n    if a:\n        return\n    told.append(a)\n", "_g(x)", "{call}"),
        ("def _g(a):\n    if a:\n        return 7\n    return 8\n", "return _g(x)", "{call}"),
        ("def _g(a):\n    a = a + 1\n    told.append(a)\n", "_g(x)", "{call}"),
        ("def _g(x):\n    raise ValueError(x)\n", "_g(x)", "{call}\n    return 2"),
        (
            "def _g(a):\n    if a:\n        return\n    told.append(a)\n",
            "_g(x)",
            "try:\n        return int('a')\n    except ValueError:\n        {call}\n"
            "    finally:\n        told.append(9)",
        ),
    ],
)
def test_the_same_program(body, call, around):
    separate, one = result(body, call, "def f(x):\n    " + around + "\n")
    assert separate == one


@pytest.mark.parametrize(
    "text, why",
    [
        ("def f():\n    _g()\n    _g()\n", "another place"),
        ("def f():\n    h(_g)\n", "another place"),
        ("def f():\n    getattr(x, '_g')()\n", "another place"),
        ("def f(x):\n    y = _g(x)\n", "is called for a value"),
        ("def f(x):\n    _g(x.y)\n", "more than names"),
        ("def f(x):\n    _g(a=x)\n", "more than names"),
        ("def f(x, b):\n    _g(x)\n    return b\n", "names of its caller"),
        ("def f(x):\n    _g(x)\n    return b\n", "names of its caller"),
        ("def f(x, len):\n    _g(x)\n", "would see its caller's"),
    ],
)
def test_what_would_be_another_program(text, why):
    body = "def _g(a):\n    b = len(a)\n    told.append(b)\n"
    with pytest.raises(ValueError, match=why):
        in_place.moved(body + text, "_g")


@pytest.mark.parametrize(
    "body, why",
    [
        ("def _g(a):\n    if a:\n        return\n    print(a)\n", "returns in the middle"),
        ("def _g(a):\n    a = 1\n", "changes its arguments"),
        ("def _g(a=1):\n    print(a)\n", "plain arguments"),
        ("def _g(a):\n    return [lambda: a]\n", "functions or globals"),
        ("def _g(a):\n    global b\n    b = a\n", "functions or globals"),
    ],
)
@pytest.mark.parametrize("after", ["told()", "return 1"])
def test_bodies_that_stay(body, why, after):
    loop = "def f(x):\n    for y in x:\n        _g(y)\n    " + after + "\n"
    with pytest.raises(ValueError, match=why):
        in_place.moved(body + loop, "_g")


def test_a_result_for_nobody():
    with pytest.raises(ValueError, match="has a result"):
        in_place.moved("def _g(a):\n    return a\ndef f(x):\n    _g(x)\n", "_g")


def test_no_result_where_one_is_given_back():
    text = "def _g(a):\n    if a:\n        return 1\ndef f(x):\n    if x:\n        return _g(x)\n"
    with pytest.raises(ValueError, match="without result"):
        in_place.moved(text, "_g")


def test_another_module_calls_it():
    pair = "def {n}(a):\n    b(a)\ndef of{n}(a):\n    {n}(a)\n"
    found = {PATH: "".join(pair.format(n=name) for name in in_place.ONCE)}
    assert in_place.in_place(found, PATH)[PATH].count("    b(a)") == len(in_place.ONCE)
    with pytest.raises(ValueError, match="net/a.py: _hung_up has one place"):
        in_place.in_place({**found, "net/a.py": "x._hung_up()\n"}, PATH)
