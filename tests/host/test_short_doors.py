"""What boards get of a door with defaults: whatever comes is passed on. That doors work so, the
cases of micropython-64-native show."""

import ast

import compile_mpy
import pytest
import short_doors

DOOR = "class A:\n    def f(self, x, y=1):\n        '''What it does.'''\n        return {}\n"


def sources():
    for file, name in compile_mpy.board_files():
        yield name.as_posix(), ast.parse(file.read_text(encoding="utf-8"))


def test_it_passes_on_what_it_gets():
    text = short_doors.short_doors(DOOR.format("door(A, 'f', 'm')(self, x, y)") + "\n\nB = 1\n")
    space = {"door": lambda *where: lambda *a, **k: (where, a, k)}
    exec(text, space)
    made = space["A"]()
    assert made.f(2, y=3) == ((space["A"], "f", "m"), (made, 2), {"y": 3})
    assert "What it does" not in text and space["B"] == 1


@pytest.mark.parametrize(
    "body",
    [
        "door(A, 'f', 'm')(self, x)",
        "door(A, 'f', 'm')(self, y, x)",
        "door(A, 'f', 'm')(self, x, 2)",
        "door(A, 'f', 'm')(self, x, y=y)",
        "other(A, 'f', 'm')(self, x, y)",
        "self.g(x, y)",
        "x",
    ],
)
def test_what_does_something_of_its_own_stays(body):
    text = DOOR.format(body)
    assert short_doors.short_doors(text) == text
    assert short_doors.short_doors(text.replace("'''What it does.'''", "x = y")) == text.replace(
        "'''What it does.'''", "x = y"
    )


def test_without_defaults_it_stays():
    text = DOOR.replace("y=1", "y").format("door(A, 'f', 'm')(self, x, y)")
    assert short_doors.short_doors(text) == text


def test_the_body_has_the_same_defaults():
    """What a door is called with first and what it is called with later mean the same."""
    bodies = {
        (path, node.name): node
        for path, tree in sources()
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
    }
    found = 0
    for _, tree in sources():
        for method, _ in short_doors.changes(tree):
            _, name, module = short_doors.passed_on(method).func.args
            path = f"net/{module.value.replace('.', '/')}"
            body = (
                bodies.get((f"{path}.py", name.value)) or bodies[f"{path}/__init__.py", name.value]
            )
            names, defaults = shape(method.args)
            if method.args.kwarg:  # the body names them
                body.args.args = body.args.args[: len(names) + 1]
                body.args.defaults = body.args.defaults[: len(defaults)]
            assert shape(body.args) == (names, defaults), f"{path}: {name.value}"
            found += 1
    assert found > 10


def shape(args):
    """Names and defaults, without the first name: a method's is self."""
    return [word.arg for word in args.args[1:]], list(map(ast.unparse, args.defaults))
