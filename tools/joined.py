"""Files that are loaded together, as one: what compile_mpy.py compiles in their place.

Host tool. The rooms of lib/net are for those who read. On a board each file costs a module, a dict
with the names that it imports, and a table of the names that it uses: 300 bytes and more. So a
board's `net` has in itself all that `import net`, the first turn and the first connect or listen
of any program load; `net.aio.core` has what that package always loads, and so on. The texts stay
as they are, but for imports: files that are joined must not give one name to two things
(ValueError).
"""

import ast
import builtins
import collections
from pathlib import PurePosixPath

from in_place import ONCE, in_place
from joined_port import joined_port
from one_class import one_class, without_doors
from opening import apart
from port_values import with_values
from settled import PORT, edited, importing, settled
from short_doors import short_doors

# What is made: of which files, each behind those that it imports when it is loaded. All below
# lib/net.
JOINED = {
    "__init__": (
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
        "hangup",
        "queue",
        "__init__",
    ),
    "aio/core": (
        "aio/together",
        "aio/writer",
        "aio/reader",
        "aio/stream",
        "aio/server",
        "aio/turn",
    ),
    "stream/core": ("stream/callbacks", "stream/buffer", "stream/tcp"),
    "msgport/core": ("msgport/status", "msgport/message_port", "msgport/stream_socket"),
    "tls/core": ("tls/errors", "tls/socket", "tls/server"),
}
LOADED = ("__init__",)  # by `import net`

# Builtins that each turn asks for. All globals are looked through for one that is not among them;
# with these the core's dict is none that is full, where that takes 2,000 instructions.
ASKED = {"__init__": ("int", "isinstance", "type")}
SHORT = 126  # names
PORT_NAME = "port"
ASKED_FOR = ("_loop",)  # by tests of boards: has its name from net/__init__.py besides its own
BUILTIN = ("builtins",)  # what is among the globals by its own name
WHOLE = {name: whole for whole, names in JOINED.items() for name in names}


def joined(texts):
    """{path on the board: text} from those of the sources: the whole in the place of its parts,
    and everybody imports from it. Where the core is not among them there is nothing to join."""
    made = {}
    texts = {path: short_doors(settled(path, text)) for path, text in texts.items()}
    whole = joined_port(texts)
    texts = whole if whole is texts else apart(with_values(whole))
    for path, text in texts.items():
        if not path.startswith("net/"):
            made[path] = text
        elif name_of(path) not in WHOLE:
            made[path] = edited(text, moves(path, ast.parse(text)))
    for whole, names in JOINED.items():
        parts = [texts[path_of(name)] for name in names if path_of(name) in texts]
        if parts:
            made[path_of(whole)] = join(path_of(whole), parts)
    return in_place(made, path_of(LOADED[0])) if path_of(LOADED[0]) in made else made


def path_of(name):
    return f"net/{name}.py"


def name_of(path):
    """How JOINED calls a file."""
    return path.removeprefix("net/").removesuffix(".py")


def beside(path, level, name):
    """How JOINED calls the module NAME ("codec", "stream.codec") that a file means which goes up
    so many levels; None: it is outside."""
    folders = PurePosixPath(path).parts[:-1]
    if not 0 < level <= len(folders):
        return None
    return "/".join([*folders[1 : len(folders) - level + 1], *name.split(".")])


def dotted(name, whole):
    """The module that has what the module `name` had, as an import says it; "": the package."""
    parts = [*name.split(".")[:-1], whole.rpartition("/")[2]]
    return ".".join(part for part in parts if part != "__init__")


def join(path, parts):
    """One text of several. ValueError: two things have one name."""
    trees = [ast.parse(text) for text in parts]
    known, made = {}, []
    for text, tree in zip(parts, trees):
        changes = [*moves(path, tree), *one_port(path, tree)]
        own: set = set()  # what it may give a name to again
        for statement in tree.body:
            for name, what in given(path, statement):
                other = name in known and name not in own and known[name] != what
                if other or name in vars(builtins) and what != BUILTIN:
                    raise ValueError(f"{path}: two things are called {name}")
                own.add(name)
                if isinstance(what, str):
                    changes.append((statement, "pass"))  # a constant: see below
                known[name] = what
        made.append(edited(text, changes))
    # The compiler folds a constant behind the line that has it, and functions change places.
    constants = "\n".join(what for what in known.values() if isinstance(what, str))
    asked = "\n".join(f"{name} = {name}" for name in ASKED.get(name_of(path), ()))
    trees = [ast.parse(text) for text in made]
    text = "\n".join([first(trees, known), asked, constants, *made])
    text = without_doors(text, dotted(name_of(path).replace("/", "."), name_of(path)))
    return one_class(text)


def given(path, statement):
    """(name, what it is) of each name that a statement of a module gives to something new."""
    if isinstance(statement, ast.ImportFrom):
        there = beside(path, statement.level, statement.module or "")
        for alias in statement.names:
            if WHOLE.get(there) != name_of(path):
                yield alias.asname or alias.name, (there or statement.module, alias.name)
    elif isinstance(statement, ast.Import):
        for alias in statement.names:
            yield alias.asname or alias.name, (alias.name, None)
    elif isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        yield statement.name, statement
    elif isinstance(statement, ast.Assign):
        text = ast.unparse(statement)
        for target in map(ast.unparse, statement.targets):
            what = text if "= const(" in text else statement
            yield target, BUILTIN if text == f"{target} = {target}" else what


def moves(path, tree):
    """(node, text in its place): imports, and doors, lead to where things are now."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id == "door":
                name = node.args[2].value
                whole = WHOLE.get(name.replace(".", "/"))
                if whole:
                    yield node.args[2], f'"{dotted(name, whole)}"'
        elif isinstance(node, ast.ImportFrom) and node.level:
            if node.module:
                whole = WHOLE.get(beside(path, node.level, node.module))
                if whole == name_of(path):
                    yield from by_own_names(tree, node)
                elif whole:
                    texts = [ast.unparse(alias) for alias in node.names]
                    yield node, importing("." * node.level + dotted(node.module, whole), texts)
            else:
                yield from loaded(path, tree, node)


def loaded(path, tree, node):
    """As moves, of files that have to be loaded; nothing of them may be used by that name."""
    names = [alias.name for alias in node.names]
    wholes = {name: WHOLE.get(beside(path, node.level, name)) for name in names}
    if any(wholes.values()):
        for use in ast.walk(tree):
            if isinstance(use, ast.Name) and wholes.get(use.id):
                raise ValueError(f"{path}:{use.lineno}: {use.id} is no module there")
        rest = [name for name in names if wholes[name] not in LOADED]
        rest = dict.fromkeys(dotted(name, wholes[name] or name) for name in rest)
        yield node, importing("." * node.level, rest)


def one_port(path, tree):
    """As moves: the port by one name. Besides, `_port` is a module of this package where somebody
    loads it, and would take the place of another thing. ValueError: it is two things."""
    imports = [node for node in tree.body if isinstance(node, ast.Import)]
    names = {alias.asname for node in imports for alias in node.names if alias.name == PORT}
    names.discard(None)
    for node in imports:  # before Python 3.10 an alias has no place of its own
        if len(node.names) == 1 and node.names[0].asname in names:
            yield node, f"import {PORT} as {PORT_NAME}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in names:
            yield node, PORT_NAME
        elif isinstance(node, ast.FunctionDef) and PORT_NAME not in names:
            there = {name.id for name in ast.walk(node) if isinstance(name, ast.Name)}
            if there & names and PORT_NAME in there | {arg.arg for arg in node.args.args}:
                raise ValueError(f"{path}: {PORT_NAME} is two things in {node.name}()")


def by_own_names(tree, node):
    """As moves, of what is imported from the own file, where it may have another name."""
    known = {alias.asname: alias.name for alias in node.names if alias.asname}
    yield (
        node,
        "; ".join(f"{name} = {known[name]}" for name in known if name in ASKED_FOR) or "pass",
    )
    for use in ast.walk(tree):
        if isinstance(use, ast.Name) and use.id in known:
            yield use, known[use.id]


def first(trees, known):
    """What is never run, but names the names that are used the most: bytecode has one byte for
    each of the first 128 names that the compiler meets, and two for others. `known`: those of the
    module, and what they are; constants are folded."""
    used = collections.Counter(name for tree in trees for name in named(tree, known))
    folded = [name for name, what in known.items() if isinstance(what, str)]
    names = [name for name, _ in used.most_common() if name not in (*folded, *ONCE)]
    # In which order makes no difference to sizes, but to where names collide in tables, and so to
    # what a message costs: 3 % more with some others.
    names = sorted(names[:SHORT], key=lambda name: (len(name), name))
    return f"if not __name__:\n    {'.'.join(names)}\n"


def named(tree, known):
    """The names that the bytecode of a file has, those of locals aside."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and (node.id in known or node.id in vars(builtins)):
            yield node.id
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from [node.value] if node.value.isidentifier() else []
