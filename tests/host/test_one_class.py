"""Readable, Writable and Socket as one class, for boards: all that they have, each once."""

import ast
import inspect

import in_place
import joined
import one_class
import pytest
from test_joined import core

import net

THREE = """class A(Base):
    "One"
    x = 1

    def f(self):
        return 1


y = 2


class B(A):
    def g(self):
        return 2


class C(B):
    f = B.f
    x = 3
"""


@pytest.fixture
def three(monkeypatch):
    monkeypatch.setattr(one_class, "HALVES", {"C": ("A", "B")})


def run(text):
    found = {"Base": object}
    exec(text, found)
    return found


def test_one_class_has_all(three):
    there, made = run(THREE), run(one_class.one_class(THREE))
    assert made["A"] is made["B"] is made["C"]
    assert made["C"].__mro__[1:] == (object,)
    for name in ("f", "g"):
        assert getattr(made["C"](), name)() == getattr(there["C"](), name)()
    assert (made["C"].x, made["y"]) == (there["C"].x, there["y"])


def test_super_would_find_nothing(three):
    with pytest.raises(ValueError, match=r"C: super\(\)"):
        one_class.one_class(THREE + "\n    def h(self):\n        return super().g()\n")


def test_other_modules_stay():
    assert one_class.one_class("class Other:\n    pass\n") == "class Other:\n    pass\n"


DOORS = """class A:
    def near(self, n):
        return door(A, "near", "all")(self, n)

    def far(self):
        return door(A, "far", "else")(self)


def near(a, n):
    m = n
    return m


def other():
    pass


for _name in ("near",):
    door(A, _name, "all")
"""


def test_no_door_to_the_same_file():
    tree = ast.parse(one_class.without_doors(DOORS, "all"))
    assert [node.name for node in tree.body] == ["A", "other"]
    assert [ast.unparse(node) for node in tree.body[0].body] == [
        "def near(a, n):\n    m = n\n    return m",
        "def far(self):\n    return door(A, 'far', 'else')(self)",
    ]


def test_what_is_called_besides():
    with pytest.raises(ValueError, match=r"all: near\(\) is behind a door"):
        one_class.without_doors(DOORS.replace("    pass", "    near(1, 2)"), "all")


def test_the_socket_of_boards_has_the_methods_of_ours():
    tree = ast.parse(joined.joined(core())["net/__init__.py"])
    classes = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
    assert not set(one_class.WHOLE) & set(classes)
    made = [node.name for node in classes["Socket"].body if isinstance(node, ast.FunctionDef)]
    kinds = [net.Socket, *net.Socket.__mro__[1:3]]
    assert [kind.__name__ for kind in kinds] == ["Socket", "Writable", "Readable"]
    found = [item for kind in kinds for item in vars(kind).items()]
    ours = {name for name, what in found if inspect.isfunction(what)}
    aliases = {"_abandon", "ref", "unref", "fire", "__getattr__"}
    assert len(made) == len(set(made))
    assert set(made) == ours - aliases - set(in_place.ONCE)
