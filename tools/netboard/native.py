"""Machine code for the board's own processor: which functions, for which boards.

Host tool. `netboard flash --native` compiles the functions below with @micropython.native; all
else stays bytecode, and so do the sources, which other ways of installing copy. A function belongs
here if every message runs through it and it has no loop, `yield` or `with`: bytecode looks for
Ctrl-C and for scheduled callbacks at each jump, machine code never does, and the turn, which calls
these, stays bytecode. docs/performance.md has what they gain and take.
"""

from __future__ import annotations

import ast

from joined import WHOLE, name_of, path_of
from one_class import WHOLE as CLASSES

from netboard import Trouble

MARK = "@micropython.native\n"  # known to the compiler; nothing is imported
WRITE = {"net/writable.py": ("Writable.write",)}
COUNTED = {"net/counted.py": ("write",)}  # in the place of that, where the port has a `credit`
FUNCTIONS = {"net/readable_more.py": ("readinto",)}
CREDIT = ("rp2",)
# sys.implementation._mpy >> 10 as mpy-cross calls it.
ARCHITECTURES = {
    1: "x86",
    2: "x64",
    3: "armv6",
    4: "armv6m",
    5: "armv7m",
    6: "armv7em",
    7: "armv7emsp",
    8: "armv7emdp",
    9: "xtensa",
    10: "xtensawin",
    11: "rv32imc",
}
SUB_VERSION = 3  # of what mpy-cross makes: bytecode fits with any, machine code with its own only


def functions(port):
    """{path below lib/: names} of what is compiled for the boards of this port."""
    return {**(COUNTED if port in CREDIT else WRITE), **FUNCTIONS}


class Code:
    """What there is for a board: `arch`, a name that mpy-cross knows; or None, and `why`."""

    def __init__(self, about, port):
        self.functions = functions(port)
        self.arch = ARCHITECTURES.get(about["arch"])
        self.why = None
        if not about["arch"]:
            self.why = "the firmware loads no machine code"
        elif not self.arch:
            self.why = f"mpy-cross makes no machine code for its processor ({about['arch']})"
        elif about["sub_version"] != SUB_VERSION:
            self.arch = None
            self.why = (
                f"the firmware loads machine code of version {about['mpy']}."
                f"{about['sub_version']}, mpy-cross makes {about['mpy']}.{SUB_VERSION}"
            )

    def __str__(self):
        if not self.arch:
            return f"none, all is bytecode: {self.why}"
        names = ", ".join(name for names in self.functions.values() for name in names)
        return f"machine code ({self.arch}) for {names}"


def marked(texts, chosen):
    """{path below lib/: text} of those of these files, joined or not, that have chosen functions,
    which are marked in them."""
    wanted: dict = {}
    for path, names in chosen.items():
        place = path_of(WHOLE.get(name_of(path)))
        if place in texts:
            path, names = place, [in_one_class(name) for name in names]
        wanted.setdefault(path, []).extend(names)
    return {path: _marked(path, texts[path], names) for path, names in wanted.items()}


def in_one_class(name):
    """Writable.write as it is called where that class is one with others."""
    owner, dot, method = name.rpartition(".")
    return CLASSES.get(owner, owner) + dot + method


def _marked(path, text, names):
    lines = text.splitlines(keepends=True)
    places = dict(_functions(ast.parse(text)))
    for name in names:
        if name not in places:
            raise Trouble(f"there is no {name} in {path}", "mend tools/netboard/native.py")
    for place in sorted((places[name] for name in names), reverse=True):
        line = lines[place - 1]
        lines.insert(place - 1, line[: len(line) - len(line.lstrip())] + MARK)
    return "".join(lines)


def _functions(tree, inside=""):
    """(name, line) of each function, a method's as Class.name."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield from _functions(node, f"{node.name}.")
        elif isinstance(node, ast.FunctionDef):
            yield inside + node.name, node.lineno
