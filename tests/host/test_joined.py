"""Files that are compiled as one: no name means two things, and everybody imports from where
things are then. That the whole works, tests of boards and heaps show, which load it."""

import ast

import compile_mpy
import joined
import mip_package
import one_class
import pytest


def core(**changed):
    """The sources of the core, some of them others."""
    texts = {
        name.as_posix(): file.read_text(encoding="utf-8")
        for file, name in compile_mpy.board_files()
    }
    return {**texts, **{f"net/{name}.py": text for name, text in changed.items()}}


def test_imports_and_doors_lead_to_what_is_there():
    made = joined.joined(core())
    assert not {f"net/{name}.py" for name in joined.WHOLE} & set(made)
    for path, text in made.items():
        for module in re_imported(path, text):
            assert {f"{module}.py", f"{module}/__init__.py"} & set(made), f"{path}: {module}"


def re_imported(path, text):
    """Paths of the modules of net that a text imports, and opens doors to."""
    folder = path.rpartition("/")[0].split("/")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and node.level and node.module:
            above = folder[: len(folder) - node.level + 1]
            yield "/".join([*above, *node.module.split(".")])
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "door":
            yield "net/" + node.args[2].value.replace(".", "/")


def test_all_that_a_file_has_is_in_the_whole():
    made = joined.joined(core())
    for name, whole in joined.WHOLE.items():
        text = (mip_package.CORE / f"{name}.py").read_text(encoding="utf-8")
        tree = ast.parse(made[f"net/{whole}.py"])
        there = {name for one in ast.walk(tree) for name in bound(one)}
        ours = {name for one in ast.parse(text).body for name in bound(one)}
        assert ours - set(one_class.WHOLE) <= there


def bound(statement):
    return [statement.name] if isinstance(statement, (ast.FunctionDef, ast.ClassDef)) else []


def test_a_constant_stands_above_its_uses():
    """Below them it would be no name at all when the program runs."""
    for path, text in joined.joined(core()).items():
        tree = ast.parse(text)
        lines = {
            statement.targets[0].id: statement.lineno
            for statement in tree.body
            if isinstance(statement, ast.Assign) and "= const(" in ast.unparse(statement)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                assert lines.get(node.id, 0) < node.lineno, f"{path}: {node.id}"


@pytest.mark.parametrize(
    "more",
    [
        "def net_error():\n    pass\n",
        "loop = 1\n",
        "_READ = const(2)\n",
        "def len(data):\n    pass\n",
    ],
)
def test_one_name_for_two_things(more):
    texts = core()
    with pytest.raises(ValueError, match="net/core.py: two things are called"):
        joined.joined(core(server=texts["net/server.py"] + more))


def test_a_file_that_is_joined_is_no_module_any_more():
    text = "from .. import poller\n\npoller.renew(None)\n"
    with pytest.raises(ValueError, match="net/dns/it.py:3: poller is no module there"):
        joined.joined({**core(), "net/dns/it.py": text})


def test_what_has_no_core_is_left_as_it_is():
    assert joined.joined({"nettest/a.py": "x = 1 # one"}) == {"nettest/a.py": "x = 1 # one"}


def test_builtins_of_each_turn_are_globals():
    text = joined.joined(core())["net/core.py"]
    names = [ast.unparse(node) for node in ast.parse(text).body if isinstance(node, ast.Assign)]
    for name in (*joined.ASKED["core"], "len", "bytes"):
        assert names.count(f"{name} = {name}") >= 1, name
