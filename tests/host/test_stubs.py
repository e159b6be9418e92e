"""The stubs say what the code and the reference say: names, events, options. Reads files only;
what checkers make of them is `make types`, of which tools/check_types.py is a part.

A complaint names the file to change; CONTRIBUTING.md, "What editors see", says how.
"""

import ast
import re

import markdown
import pytest
import runtimes

import net

STUBS = runtimes.ROOT / "stubs"
CORE = STUBS / "net/__init__.pyi"
PAGE = markdown.prose(runtimes.ROOT / "docs/net.md")


def stub(file):
    return ast.parse(file.read_text(encoding="utf-8"))


def classes(file):
    return {node.name: node for node in stub(file).body if isinstance(node, ast.ClassDef)}


def names_of(body):
    """What a class or module declares."""
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, ast.AnnAssign):
            yield node.target.id
        elif isinstance(node, ast.Assign):
            yield node.targets[0].id
        elif isinstance(node, ast.ImportFrom):
            yield from (name.asname or name.name for name in node.names)


def declared(kind, file=CORE):
    """The names of a class and of its bases in the same stub."""
    known = classes(file)
    found = set(names_of(known[kind].body))
    for base in known[kind].bases:
        if getattr(base, "id", "") in known:
            found |= declared(base.id, file)
    return found


def literals(node, known):
    """The strings of a Literal, and of the Literals that it names."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            yield inner.value
        elif isinstance(inner, ast.Name) and inner.id in known:
            yield from literals(known[inner.id], known)


def events(kind):
    """The events that `on` of a class has an overload for, and how many arguments each has."""
    tree = stub(CORE)
    known = {n.targets[0].id: n.value for n in tree.body if isinstance(n, ast.Assign)}
    for node in classes(CORE)[kind].body:
        if getattr(node, "name", "") == "on":
            event, listener = (argument.annotation for argument in node.args.args[1:])
            listener = known.get(getattr(listener, "id", ""), listener)
            for name in literals(event, known):
                yield name, len(listener.slice.elts[0].elts)


def section(title):
    return re.search(rf"^## {title}$(.*?)(?=^## |\Z)", PAGE, re.M | re.S)[1]


def rows(text, head):
    """The rows of the table under such a head, as lists of cells."""
    found = re.search(rf"^\| {head} .*\n\|[-| ]+\n((?:\|.*\n?)*)", text, re.M)
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in found[1].splitlines()]


def words(cell):
    return re.findall(r"`(\w+)`", cell)


def test_every_package_has_a_stub():
    packages = {file.parent for file in (runtimes.ROOT / "lib/net").rglob("__init__.py")}
    home = runtimes.ROOT / "lib"
    wanted = [STUBS / folder.relative_to(home) / "__init__.pyi" for folder in packages]
    assert not [str(file) for file in wanted if not file.exists()]


def test_the_names_of_net():
    there = set(names_of(stub(CORE).body))
    missing = set(net.__all__) - there
    assert not missing, f"add to {CORE}, and to its __all__: {sorted(missing)}"
    listed = next(n.value for n in stub(CORE).body if "__all__" in names_of([n]))
    assert set(ast.literal_eval(listed)) == set(net.__all__)


@pytest.mark.parametrize("kind", ["Emitter", "NetError", "Server", "Socket"])
def test_the_names_of_a_class(kind):
    base = OSError if kind == "NetError" else object
    public = {n for n in dir(getattr(net, kind)) if not n.startswith("_")} - set(dir(base))
    missing = public - declared(kind)
    assert not missing, f"add to class {kind} in {CORE}: {sorted(missing)}"


@pytest.mark.parametrize("kind", ["Server", "Socket"])
def test_what_the_reference_names(kind):
    text = section(f"Class {kind}")
    wanted = set(re.findall(rf"^#+.*?`{kind}\.(\w+)", text, re.M))
    wanted |= set(re.findall(r"(?<=[,`] )`%s\.(\w+)" % kind, text))
    if kind == "Socket":
        for row in rows(text, "name"):
            wanted.update(words(row[0]))
    missing = wanted - declared(kind)
    assert len(wanted) > 3
    assert not missing, f"add to class {kind} in {CORE}: {sorted(missing)}"


@pytest.mark.parametrize("kind", ["Server", "Socket"])
def test_events(kind):
    """Each has an overload of `on`, whose listener takes as many arguments as are documented."""
    wanted = {}
    for names, arguments, *_ in rows(section(f"Class {kind}"), "event"):
        given = 0 if not arguments else 1 if " or " in arguments or " with " in arguments else None
        for name in words(names):
            wanted[name] = len(arguments.split(",")) if given is None else given
    assert dict(events(kind)) == wanted, f"overloads of on and once in class {kind} of {CORE}"


@pytest.mark.parametrize("kind", ["Server", "Socket"])
def test_once_is_as_on(kind):
    forms = {"on": [], "once": []}
    for node in classes(CORE)[kind].body:
        if getattr(node, "name", "") in forms:
            forms[node.name].append(ast.dump(node.args))
    assert forms["on"] == forms["once"] and len(forms["on"]) > 3


@pytest.mark.parametrize(
    "kind, options", [("Server", "_ServerOptions"), ("Socket", "_SocketOptions")]
)
def test_options(kind, options):
    wanted = {name for row in rows(section(f"Class {kind}"), "option") for name in words(row[0])}
    assert wanted == declared(options), f"{options} in {CORE}"


# What packages have for their own files and say nothing of.
INTERNAL = {"Resolver", "buffer", "callbacks", "door", "memory", "operation", "sys", "tcp"}
HERE = runtimes.ROOT / "lib/net"
PACKAGES = sorted(
    file.parent.name for file in HERE.glob("*/__init__.py") if file.parent.name != "aio"
)


@pytest.mark.parametrize("package", PACKAGES)
def test_the_names_of_a_package(package):
    """Those of its __all__ where it has one; else what it defines itself."""
    module = __import__("net." + package, None, None, ("x",))
    own = [n for n, v in vars(module).items() if getattr(v, "__module__", "") == module.__name__]
    listed = {name for name in getattr(module, "__all__", own) if not name.startswith("_")}
    file = STUBS / "net" / package / "__init__.pyi"
    # What is loaded of its files depends on what else has run here.
    listed -= {part.stem for part in (runtimes.ROOT / "lib/net" / package).glob("*.py")}
    missing = listed - set(names_of(stub(file).body)) - INTERNAL
    assert not missing, f"add to {file}: {sorted(missing)}"
