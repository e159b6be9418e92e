"""Small files, small functions, and a header that says what each file is for."""

import ast

import sources

FILE = 350
FUNCTION = 40
EXAMPLE = 72
# A whole protocol, or a page; both sides in one; the reference's own program, line by line.
LONGER_EXAMPLES = {
    "datasocket_calls.py": 82,
    "datasocket_chat.py": 84,
    "live_page.py": 114,
    "modbus_server.py": 82,
    "mqtt_sensor.py": 135,
    "msgport_echo.py": 85,
    "websocket_server.py": 114,
}
# The reason stands in each function's own comment or docstring.
LONGER = {
    ("lib/net/loop.py", "_turns"): 76,  # the hot loop: a call a message would cost a tenth
    ("lib/net/loop.py", "settles"): 62,  # a call costs as much as a job
    ("lib/net/cbor/decoder.py", "item"): 80,  # one loop: a call would cost as much as an item
}

CHECKED = ("lib", "ports", "tools", "examples", "tests")
SHIPPED = ("lib", "ports", "tools")


def says_what_it_is_for(file):
    text = file.read_text(encoding="utf-8")
    return bool(ast.get_docstring(ast.parse(text))) or text.startswith("# ")


def long_functions(file):
    """{name: lines} of the functions of a file that are longer than they may be."""
    name = sources.name(file)
    return {
        function: lines
        for function, lines in sources.functions(file)
        if lines > LONGER.get((name, function), FUNCTION)
    }


def test_files_say_what_they_are_for():
    assert sources.offenders(CHECKED, lambda file: not says_what_it_is_for(file)) == {}


def test_files_are_small():
    assert sources.offenders(SHIPPED, lambda file: sources.over(file, FILE)) == {}


def test_functions_are_small():
    assert sources.offenders(SHIPPED, long_functions) == {}


def test_examples_are_short():
    def over(file):
        return sources.over(file, LONGER_EXAMPLES.get(file.name, EXAMPLE))

    assert sources.offenders(["examples"], over) == {}


def test_names_of_tests_are_their_own():
    """pytest imports test files by their bare names."""
    stems = [f.stem for f in sources.files("tests") if f.stem.startswith("test_")]
    assert sorted(stem for stem in set(stems) if stems.count(stem) > 1) == []
