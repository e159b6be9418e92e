"""What the MicroPython port needs to listen or to connect, as a file of its own on boards.

Host tool. A server listens once and then accepts: what binds and asks for addresses is of no more
use to it, and listening.py lets go of it with itself. So where the port is one file
(joined_port.py), these functions, and what they alone use, go into net_micropython.opening; who
calls them imports that. ValueError: what stays uses them, too.
"""

import ast

from settled import PORT, edited, id_of

FIRST = ("bind", "connect", "connected", "listen", "local_address", "reset_means", "resolve")
MODULE = "opening"
PATH = f"{PORT}/__init__.py"


def apart(texts):
    """{path on the board: text} with them in their own."""
    tree = ast.parse(texts[PATH])
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    moved = {name: functions[name] for name in alone(tree, functions)}
    made = {path: calling(path, text) for path, text in texts.items()}
    made[PATH] = edited(texts[PATH], [(node, "pass") for node in moved.values()])
    own = [ast.get_source_segment(texts[PATH], node) for node in moved.values()]
    made[f"{PORT}/{MODULE}.py"] = "\n".join([*needed(tree, moved), *own, ""])
    return made


def alone(tree, functions):
    """The names of FIRST, and of what nobody else uses, in the order of the file."""
    found = set(FIRST)
    while True:
        staying = [node for node in tree.body if functions.get(name_of(node)) is not node]
        staying += [node for name, node in functions.items() if name not in found]
        used = {name for node in staying for name in names(node)}
        theirs = {name for name in found for name in names(functions[name])}
        more = {name for name in theirs & set(functions) - used - found if name.startswith("_")}
        if not more:
            break
        found |= more
    if used & found:
        raise ValueError(
            f"{PORT}: {', '.join(used & found)} goes to {MODULE}, and is used besides"
        )
    return [name for name in functions if name in found]


def name_of(node):
    return getattr(node, "name", None)


def names(node):
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}


def needed(tree, moved):
    """The statements before those functions: imports and constants that they use."""
    used = {name for node in moved.values() for name in names(node)} - set(moved)
    for node in ast.walk(ast.Module([*moved.values()], [])):
        if isinstance(node, ast.Global):
            raise ValueError(f"{PORT}: a function that goes to {MODULE} has a global")
    for node in tree.body:
        if isinstance(node, ast.Import) and node.names[0].name in used:
            yield ast.unparse(node)
        elif isinstance(node, ast.Assign) and id_of(node.targets[0]) in used:
            constant = "const(" in ast.unparse(node.value)
            yield ast.unparse(node) if constant else of_port(id_of(node.targets[0]))
        elif isinstance(node, ast.AnnAssign) and id_of(node.target) in used:
            yield of_port(id_of(node.target))
        elif isinstance(node, ast.FunctionDef) and node.name in used:
            yield of_port(node.name)


def of_port(name):
    return f"from {PORT} import {name}"


def calling(path, text):
    """The text of a module that calls them where they are now."""
    tree = ast.parse(text)
    imports = [node for node in tree.body if is_port(node)]
    if not imports or path == PATH:
        return text
    known = {alias.asname or alias.name for node in imports for alias in node.names}
    calls = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and id_of(node.value) in known and node.attr in FIRST
    ]
    if not calls:
        return text
    also = f"{ast.unparse(imports[0])}; from {PORT} import {MODULE} as _{MODULE}"
    return edited(text, [(imports[0], also), *((node, f"_{MODULE}") for node in calls)])


def is_port(node):
    return isinstance(node, ast.Import) and node.names[0].name == PORT
