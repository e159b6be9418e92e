"""What the port says once and for all of its platform, as values in the place of questions.

Host tool. `port.NO_DELAY` is asked while a program runs, since one source serves all platforms.
Where the port is one file (joined_port.py), the answer is in its text: those who ask get that, the
compiler leaves out what depends on it, and no dict has it, nor a table its name.
"""

import ast

from settled import PORT, edited, id_of

PATH = f"{PORT}/__init__.py"
# Those that nobody sets while a program runs, as RX_SIZE and WAKES are, to measure one port with
# the sizes of another; nor asks the port for, as a board's limits.
FIXED = (
    "RX_MOST",
    "HIGH_WATER",
    "MAX_QUEUED",
    "TELLS_PORT",
    "ACCEPTS",
    "LINGER",
    "CONNECT_TIMEOUT",
    "SPIN",
    "HALF_CLOSES",
    "INHERITS",
    "NO_DELAY",
    "REST",
    "GATHERS",
    "credit",
    "on_fork",
    "check",
    "new_error",
    "properties",
)


def with_values(texts):
    """{path on the board: text} with the values in the place of names, which the port, one file,
    has no more."""
    given = values(texts[PATH])
    made = {
        path: edited(text, list(answers(ast.parse(text), given))) for path, text in texts.items()
    }
    tree = ast.parse(texts[PATH])
    gone = [(node, "pass") for node in tree.body if target(node) in given]
    made[PATH] = edited(texts[PATH], gone)
    return made


def values(text):
    """{name: text of its value} of what has one from the beginning to the end."""
    tree = ast.parse(text)
    first = {target(node): node.value for node in tree.body if target(node) in FIXED}
    names = [node.id for node in ast.walk(tree) if isinstance(node, ast.Name)]
    return {
        name: ast.unparse(value)
        for name, value in first.items()
        if isinstance(value, ast.Constant) and names.count(name) == 1
    }


def target(node):
    """The name that a statement gives to something, if it is a plain one."""
    alone = isinstance(node, ast.Assign) and len(node.targets) == 1
    return id_of(node.targets[0]) if alone else None


def answers(tree, given):
    """(node, text in its place) of each question for one of those."""
    names = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
        if alias.name == PORT
    }
    asked = {
        node: given[node.attr]
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and id_of(node.value) in names and node.attr in given
    }
    whole = [
        node for node in ast.walk(tree) if isinstance(node, ast.Compare) and node.left in asked
    ]
    for node in whole:
        value = asked[node.left]
        if isinstance(node.ops[0], (ast.Is, ast.IsNot)):  # None, which the compiler does not do
            del asked[node.left]
            yield node, str((value == "None") is isinstance(node.ops[0], ast.Is))
    yield from asked.items()
