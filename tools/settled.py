"""What is settled on every board, taken out of the sources that are compiled for one.

Host tool. One source serves all: what CPython's port has and MicroPython's has not is asked for
with `port.check is not None`. There the answer is known, so compile_mpy.py compiles False in its
place, and the compiler leaves out what depends on it. `const` is the compiler's own word there,
and the port is imported from where it is: net._port, which chooses it, is not loaded. And a
builtin that a file keeps under a name of its own, `_len = len`, keeps its own name: found among
the globals, it costs the same, and is no second name.
"""

import ast
import builtins

PORTS = ("port", "_port")
NEVER = ("check", "new_error", "properties")  # what no port for MicroPython has
CHOICE = "_port"  # the module that chooses the platform
PORT = "net_micropython"


def settled(path, text):
    """The text of a module, with what is known of boards in it."""
    if path == f"net/{CHOICE}.py":
        return f"import {PORT} as port\n"
    tree = ast.parse(text)
    return edited(text, [*answers(tree), *imports(tree), *kept(tree)])


def answers(tree):
    """(node, text in its place): whether the port has something, where it never does."""
    names = [node for node in tree.body if isinstance(node, ast.Assign) and never(node.value)]
    known = {node.targets[0].id for node in names}
    for node in names:
        yield node, "pass"
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and (never(node.left) or id_of(node.left) in known):
            yield node, str(isinstance(node.ops[0], ast.Is))  # with None


def never(node):
    return isinstance(node, ast.Attribute) and id_of(node.value) in PORTS and node.attr in NEVER


def id_of(node):
    return node.id if isinstance(node, ast.Name) else None


def imports(tree):
    """As answers, of imports without `const`, and of the port."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom):
            continue
        names = [alias for alias in node.names if alias.name != "const"]
        if node.level and node.module == CHOICE:
            yield node, importing_port(names)
        elif len(names) < len(node.names):
            texts = [ast.unparse(alias) for alias in names]
            yield node, importing("." * node.level + (node.module or ""), texts)


def importing_port(names):
    return "; ".join(f"import {PORT} as {name.asname or name.name}" for name in names) or "pass"


def kept(tree):
    """As answers, of builtins that are globals: by their own names."""
    known = {}
    for node in tree.body:
        builtin = id_of(node.value) if isinstance(node, ast.Assign) else None
        name = id_of(node.targets[0]) if builtin else None
        if name and builtin in vars(builtins) and name.startswith("_"):
            known[name] = builtin
    for node in ast.walk(tree):
        if id_of(node) in known:
            yield node, known[node.id]


def importing(module, names):
    return f"from {module} import {', '.join(names)}" if names else "pass"


def edited(text, changes):
    """A text with other text in the place of some of its nodes."""
    lines = text.encode().splitlines(keepends=True)  # nodes count bytes
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    made = b"".join(lines)
    for node, new in sorted(changes, key=place, reverse=True):
        begin = starts[node.lineno - 1] + node.col_offset
        end = starts[node.end_lineno - 1] + node.end_col_offset
        made = made[:begin] + new.encode() + made[end:]
    return made.decode()


def place(change):
    return change[0].lineno, change[0].col_offset
