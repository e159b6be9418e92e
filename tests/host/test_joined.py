"""Files that are compiled as one: no name means two things, and everybody imports from where
things are then. That the whole works, tests of boards and heaps show, which load it."""

import ast

import compile_mpy
import in_place
import joined
import joined_port
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
    assert not {f"net/{name}.py" for name in set(joined.WHOLE) - set(joined.JOINED)} & set(made)
    for path, text in made.items():
        for module in re_imported(path, text):
            assert {f"{module}.py", f"{module}/__init__.py"} & set(made), f"{path}: {module}"


def test_what_is_imported_from_a_package_is_in_it():
    made = joined.joined(core())
    for path, text in made.items():
        folder = path.rpartition("/")[0].split("/")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ImportFrom) and node.level and not node.module:
                package = "/".join(folder[: len(folder) - node.level + 1])
                there = {
                    n for one in ast.parse(made[f"{package}/__init__.py"]).body for n in own(one)
                }
                for name in (alias.name for alias in node.names):
                    files = {f"{package}/{name}.py", f"{package}/{name}/__init__.py"}
                    assert name in there or files & set(made), f"{path}: {name}"


def own(statement):
    """The names that a statement of a module gives to something."""
    targets = ast.walk(statement) if isinstance(statement, ast.Assign) else ()
    return [*bound(statement), *(node.id for node in targets if isinstance(node, ast.Name))]


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
        assert ours - set(one_class.WHOLE) - set(in_place.ONCE) <= there


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
    with pytest.raises(ValueError, match="net/__init__.py: two things are called"):
        joined.joined(core(server=texts["net/server.py"] + more))


def test_a_file_that_is_joined_is_no_module_any_more():
    text = "from .. import poller\n\npoller.renew(None)\n"
    with pytest.raises(ValueError, match="net/dns/it.py:3: poller is no module there"):
        joined.joined({**core(), "net/dns/it.py": text})


def test_what_has_no_core_is_left_as_it_is():
    assert joined.joined({"nettest/a.py": "x = 1 # one"}) == {"nettest/a.py": "x = 1 # one"}


def test_builtins_of_each_turn_are_globals():
    text = joined.joined(core())["net/__init__.py"]
    names = [ast.unparse(node) for node in ast.parse(text).body if isinstance(node, ast.Assign)]
    for name in (*joined.ASKED["__init__"], "len", "bytes"):
        assert names.count(f"{name} = {name}") >= 1, name


@pytest.mark.parametrize("platform", ["unix", "rp2"])
def test_what_boards_load_into_the_package_has_no_name_of_it(platform):
    """A module of a package becomes one of its names, and would take another thing's place."""
    made = joined.joined(joined_port.for_platform(core(), platform))
    tree = ast.parse(made["net/__init__.py"])
    aliases = {a.asname for node in tree.body for a in getattr(node, "names", ())}
    names = aliases.union(*map(own, tree.body))
    files = [path.split("/")[1].removesuffix(".py") for path in made if path.startswith("net/")]
    assert not names & ({*files} - {"__init__"})


def test_the_port_is_two_things():
    text = core()["net/server.py"] + "\n\ndef f(port):\n    return _port.close(port)\n"
    with pytest.raises(ValueError, match=r"port is two things in f\(\)"):
        joined.joined(core(server=text))
