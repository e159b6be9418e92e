"""The project's own sources as trees, for the tests that read them. Reads files, runs nothing."""

import ast
from pathlib import Path

from mip_package import imports

ROOT = Path(__file__).resolve().parent.parent.parent


def files(*folders):
    """Every Python file below these folders, sorted."""
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def name(file):
    return file.relative_to(ROOT).as_posix()


def length(file):
    return file.read_text(encoding="utf-8").count("\n")


def over(file, limit):
    """How many lines a file has, if it has more than the limit; else 0."""
    lines = length(file)
    return lines if lines > limit else 0


def offenders(folders, wrong):
    """{name: what is wrong} of all files below the folders for which wrong(file) is not empty."""
    found = {name(file): wrong(file) for file in files(*folders)}
    return {file: what for file, what in found.items() if what}


def constants(*files):
    """Values of the plain constants that modules set, the later file's before the earlier's."""
    found = {}
    for file in files:
        for node in tree(file).body:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                try:
                    found[node.targets[0].id] = ast.literal_eval(node.value)
                except ValueError:
                    pass  # computed
    return found


def tree(file):
    return ast.parse(file.read_text(encoding="utf-8"))


def roots(file):
    """Top-level names of what a source imports."""
    return {module.split(".")[0] for module in imports(file)}


def functions(file):
    """(name, lines without the docstring) of every function."""
    for node in ast.walk(tree(file)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            text = ast.get_docstring(node, clean=False)
            spared = text.count("\n") + 1 if text else 0
            yield node.name, node.end_lineno - node.lineno + 1 - spared
