"""Files of the core that are loaded together, as one: what compile_mpy.py compiles in their place.

Host tool. The rooms of lib/net are for those who read. On a board each file costs a module, a dict
with the names that it imports, and a table of the names that it uses: 300 bytes and more. So a
board gets `net.core`, which has all that `import net`, the first turn and the first connect or
listen of any program load. The texts stay as they are, but for imports: files that are joined must
not give one name to two things (ValueError).
"""

import ast
import builtins
import collections
from pathlib import PurePosixPath

from one_class import one_class, without_doors
from settled import edited, importing, settled

# What is made: of which files of lib/net, each behind those that it imports when it is loaded.
JOINED = {
    "core": (
        "door",
        "emitter",
        "errors",
        "loop",
        "timers",
        "readable",
        "writable",
        "attributes",
        "socket",
        "server",
        "poller",
        "resolving",
        "hangup",
        "queue",
    ),
}
LOADED = ("core",)  # by `import net`

SHORT = 126  # names
BUILTIN = ("builtins",)  # what is among the globals by its own name
WHOLE = {name: whole for whole, names in JOINED.items() for name in names}


def joined(texts):
    """{path on the board: text} from those of the sources: the whole in the place of its parts,
    and everybody imports from it. Where the core is not among them there is nothing to join."""
    made = {}
    texts = {path: settled(path, text) for path, text in texts.items()}
    for path, text in texts.items():
        place = PurePosixPath(path)
        if place.parts[0] != "net":
            made[path] = text
        elif len(place.parts) > 2 or place.stem not in WHOLE:
            made[path] = edited(text, moves(place, ast.parse(text)))
    for whole, names in JOINED.items():
        parts = [texts[f"net/{name}.py"] for name in names if f"net/{name}.py" in texts]
        if parts:
            made[f"net/{whole}.py"] = join(PurePosixPath(f"net/{whole}.py"), parts)
    return made


def join(path, parts):
    """One text of several. ValueError: two things have one name."""
    trees = [ast.parse(text) for text in parts]
    known, made = {}, []
    for text, tree in zip(parts, trees):
        changes = list(moves(path, tree))
        for statement in tree.body:
            for name, what in given(path, statement):
                if name in vars(builtins) and what != BUILTIN or known.get(name, what) != what:
                    raise ValueError(f"{path}: two things are called {name}")
                if isinstance(what, str):
                    changes.append((statement, "pass"))  # a constant: see below
                known[name] = what
        made.append(edited(text, changes))
    # The compiler folds a constant behind the line that has it, and functions change places.
    constants = "\n".join(what for what in known.values() if isinstance(what, str))
    text = without_doors("\n".join([first(trees, known), constants, *made]), path.stem)
    return one_class(text)


def given(path, statement):
    """(name, what it is) of each name that a statement of a module gives to something new."""
    if isinstance(statement, ast.ImportFrom):
        for alias in statement.names:
            what = (statement.module, alias.name)
            if WHOLE.get(statement.module) != path.stem:
                yield alias.asname or alias.name, what
    elif isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
        yield statement.name, statement
    elif isinstance(statement, ast.Assign):
        text = ast.unparse(statement)
        for target in map(ast.unparse, statement.targets):
            what = text if "= const(" in text else statement
            yield target, BUILTIN if text == f"{target} = {target}" else what


def moves(path, tree):
    """(node, text in its place): imports, and doors, lead to where things are now."""
    own = path.stem if len(path.parts) == 2 else None
    level = len(path.parts) - 1  # of a relative import that begins at `net`
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id == "door" and node.args[2].value in WHOLE:
                yield node.args[2], f'"{WHOLE[node.args[2].value]}"'
        elif isinstance(node, ast.ImportFrom) and node.level == level:
            if node.module in WHOLE:
                yield node, imported(WHOLE[node.module], own, node)
            elif node.module is None and {alias.name for alias in node.names} & set(WHOLE):
                # A file that has to be loaded; nothing of it may be used by that name.
                files = {alias.name for alias in node.names}
                for use in ast.walk(tree):
                    if isinstance(use, ast.Name) and use.id in files:
                        raise ValueError(f"{path}:{use.lineno}: {use.id} is no module there")
                names = dict.fromkeys(WHOLE.get(alias.name, alias.name) for alias in node.names)
                yield node, importing("." * level, [name for name in names if name not in LOADED])


def imported(whole, own, node):
    """The import of names that are in `whole` now; where that is their own file they are there."""
    if whole != own:
        names = ", ".join(ast.unparse(alias) for alias in node.names)
        return f"from {'.' * node.level}{whole} import {names}"
    others = [f"{alias.asname} = {alias.name}" for alias in node.names if alias.asname]
    return "; ".join(others) or "pass"


def first(trees, known):
    """What is never run, but names the names that are used the most: bytecode has one byte for
    each of the first 128 names that the compiler meets, and two for others. `known`: those of the
    module, and what they are; constants are folded."""
    used = collections.Counter(name for tree in trees for name in named(tree, known))
    folded = [name for name, what in known.items() if isinstance(what, str)]
    names = [name for name, _ in used.most_common() if name not in folded]
    # In which order makes no difference to sizes, but to where names collide in tables.
    return f"if not __name__:\n    {'.'.join(sorted(names[:SHORT]))}\n"


def named(tree, known):
    """The names that the bytecode of a file has, those of locals aside."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and (node.id in known or node.id in vars(builtins)):
            yield node.id
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from [node.value] if node.value.isidentifier() else []
