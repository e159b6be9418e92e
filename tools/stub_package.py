"""The stubs (stubs/) as others take them: with the docstrings of the code.

For setup.py, tools/release.py and tools/check_types.py; standard library only. In a wheel they lie
beside the sources, where each file of the package without a stub gets an empty one: it is nobody's
business. In a folder of their own they are for editors that know no installed packages.
"""

import ast
import re
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STUBS = ROOT / "stubs"
SOURCES = {"net": ROOT / "lib/net", "net_micropython": ROOT / "ports/micropython/net_micropython"}
# Docstrings of attributes, by class: {name: text}.
ATTRIBUTES = ROOT / "ports/cpython/net_cpython/attributes.py"
NOTHING = "# For the other files of the package.\n"


def write(into):
    """Write all stubs into a folder, which editors take: net and net_micropython."""
    for package in SOURCES:
        _copy(package, Path(into) / package)


def write_beside(sources):
    """Write them into a folder that has the package net, beside its sources. What is for boards,
    and has no sources there, is a package of stubs alone."""
    package = Path(sources) / "net"
    for file in sorted(package.rglob("*.py")):
        file.with_suffix(".pyi").write_text(NOTHING, encoding="utf-8")
    _copy("net", package)
    _copy("net_micropython", Path(sources) / "net_micropython-stubs")


def _copy(package, target):
    for file in sorted((STUBS / package).rglob("*")):
        where = target / file.relative_to(STUBS / package)
        if file.suffix == ".pyi":
            where.parent.mkdir(parents=True, exist_ok=True)
            where.write_text(documented(file), encoding="utf-8")
        elif file.name == "py.typed":
            where.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, where)


def documented(file):
    """The text of a stub, with the docstrings that its functions and classes have in the code."""
    text = file.read_text(encoding="utf-8")
    lines = text.splitlines()
    tree = ast.parse(text)
    known = Definitions(file)
    insertions = list(wanted(tree, None, known))
    if known.module_doc and not ast.get_docstring(tree):
        insertions.append((0, "", known.module_doc))
    for line, indent, doc in sorted(insertions, reverse=True):
        quoted = '"""' + doc.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
        quoted += ' """' if quoted.endswith('"') else '"""'
        body = quoted.splitlines()
        made = [indent + body[0], *(indent + rest if rest else "" for rest in body[1:])]
        if line:
            lines[line - 1] = re.sub(r": \.\.\.(  #.*)?$", r":\1", lines[line - 1])
        lines[line:line] = made
    made = "\n".join(lines) + "\n"
    ast.parse(made)
    return made


def wanted(parent, owner, known):
    """(after which line, indent, docstring) for what has none."""
    for node in parent.body:
        if not isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            continue
        if not ast.get_docstring(node):
            doc = known.doc(owner, node.name)
            if doc:
                indent = " " * (node.col_offset + 4)
                yield head_end(node), indent, doc
        if isinstance(node, ast.ClassDef):
            yield from wanted(node, node.name, known)


def head_end(node):
    """The line on which the head of a class or function ends: that of the `...` behind it."""
    first = node.body[0]
    if is_dots(first) and first.lineno == node.end_lineno:
        return first.lineno
    return min([first, *getattr(first, "decorator_list", ())], key=lambda n: n.lineno).lineno - 1


def is_dots(node):
    return isinstance(node, ast.Expr) and getattr(node.value, "value", None) is Ellipsis


class Definitions:
    """The classes and functions of the code that a stub is of, by name; then those of the core,
    whose methods a style's class may have."""

    def __init__(self, stub):
        package, *inside = stub.relative_to(STUBS).with_suffix("").parts
        place = SOURCES[package].joinpath(*(part for part in inside if part != "__init__"))
        files = [place.with_suffix(".py")] if not place.is_dir() else sorted(place.glob("*.py"))
        files.sort(key=lambda file: file.name != "__init__.py")
        module = ast.parse(files[0].read_text(encoding="utf-8"))
        self.module_doc = ast.get_docstring(module)
        self.body = module.body
        self.attributes = {
            node.targets[0].id: ast.literal_eval(node.value)
            for node in ast.parse(ATTRIBUTES.read_text(encoding="utf-8")).body
            if isinstance(node, ast.Assign)
        }
        self.found = {}
        for file in [*files, *sorted(SOURCES[package].glob("*.py"))]:
            for node in ast.parse(file.read_text(encoding="utf-8")).body:
                if hasattr(node, "name"):
                    self.found.setdefault(node.name, node)

    def doc(self, owner, name):
        """The docstring of a function, class or attribute, or of a method, a base's where it is
        one's. The stub's _Status is the code's Status."""
        if owner is None:
            found = self.found.get(name)
            return ast.get_docstring(found) if found else described(self.body, name)
        kind = self.found.get(owner.lstrip("_"))
        if not isinstance(kind, ast.ClassDef):
            return None
        for node in kind.body:
            if getattr(node, "name", None) == name:
                return ast.get_docstring(node)
        if name in self.attributes.get(kind.name, ()):
            return self.attributes[kind.name][name]
        for base in kind.bases:
            found = self.doc(getattr(base, "id", getattr(base, "attr", "")), name)
            if found:
                return found
        return described(kind.body, name)


def described(body, name):
    """The text below `name = ...`, as editors take it."""
    for node, after in zip(body, body[1:]):
        named = isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == name
        if named and isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
            return after.value.value
    return None
