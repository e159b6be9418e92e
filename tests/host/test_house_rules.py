"""Small files, small functions, and a header that says what each file is for."""

import ast

import pytest
import sources

FILE = 350
FUNCTION = 40
EXAMPLE = 60
# The reason stands in each function's own comment or docstring.
LONGER = {
    ("lib/net/loop.py", "_turns"): 72,  # the hot loop: a call a message would cost a tenth
    ("lib/net/cbor/decoder.py", "item"): 80,  # one loop: a call would cost as much as an item
}

CHECKED = [
    pytest.param(f, id=sources.name(f))
    for f in sources.files("lib", "ports", "tools", "examples", "tests")
]
SHIPPED = [pytest.param(f, id=sources.name(f)) for f in sources.files("lib", "ports", "tools")]


@pytest.mark.parametrize("file", CHECKED)
def test_file_says_what_it_is_for(file):
    text = file.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)) or text.startswith("# ")


@pytest.mark.parametrize("file", SHIPPED)
def test_file_is_small(file):
    assert sources.length(file) <= FILE


@pytest.mark.parametrize("file", SHIPPED)
def test_functions_are_small(file):
    name = sources.name(file)
    long = {
        function: lines
        for function, lines in sources.functions(file)
        if lines > LONGER.get((name, function), FUNCTION)
    }
    assert not long


@pytest.mark.parametrize("file", [pytest.param(f, id=f.stem) for f in sources.files("examples")])
def test_example_is_short(file):
    assert sources.length(file) <= EXAMPLE
