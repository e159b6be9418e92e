#!/usr/bin/env python3
"""What each file of the core costs a board that loads all of it, and its doors: the table of
docs/memory.md.

Host tool. Counts the functions of the file that boards load (joined.py): their bytecode in blocks
of 16 bytes, their objects, their places in a dict, and their own names.

    python tools/heap_rooms.py [--functions]      with --functions: each of them
"""

import argparse
import ast
import os
import re
import subprocess
import tempfile
from pathlib import Path

from compile_mpy import board_files, compile_text
from heap_profile import BLOCK, Reader, blocks
from joined import JOINED, joined, path_of
from joined_port import for_platform
from one_class import WHOLE as CLASSES
from size import INTERPRETER

CORE = "__init__"
SLOT = 8  # of a dict
NAME = 9  # of a name besides its text: length, hash, pointer, end; and in the table of the file
INNER = (ast.Lambda, ast.ListComp, ast.GeneratorExp, ast.DictComp, ast.SetComp)
PROGRAM = "import net, micropython; micropython.qstr_info(1)"


def scopes(node, owner=""):
    """(owner, name, node) of what is compiled to a function, in the compiler's order."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.FunctionDef, ast.ClassDef)):
            yield owner, child.name, child
            inside = child.name if isinstance(child, ast.ClassDef) else owner
            yield from scopes(child, inside)
        elif isinstance(child, INNER):
            yield owner, "", child
            yield from scopes(child, owner)
        else:
            yield from scopes(child, owner)


def rooms(texts):
    """{(class or "", name): file of lib/net}; later files have the bodies of doors of others."""
    found = {}
    for room in JOINED[CORE]:
        for owner, name, _ in scopes(ast.parse(texts[path_of(room)])):
            found[CLASSES.get(owner, owner), name] = room
    return found


def row_of(owner, name, node, found):
    """The row that a function is counted in."""
    if isinstance(node, ast.FunctionDef):
        last = ast.unparse(node.body[-1])
        if "door(" in last:
            return "doors"
        if any(isinstance(part, ast.ImportFrom) for part in node.body):
            return "functions of net that load a file" if not owner else found[owner, name]
    behind = found.get(("", name))
    if behind in ("hangup", "queue") or (owner, name) not in found:
        return behind or "rest"
    return found[owner, name]


def new_names(folder):
    """What the firmware has no names of."""
    done = subprocess.run(
        [str(INTERPRETER), "-c", PROGRAM],
        env=dict(os.environ, MICROPYPATH=f"{folder}:.frozen"),
        capture_output=True,
        text=True,
        check=True,
    )
    return set(re.findall(r"^Q\((.*)\)$", done.stdout, re.M))


def cost(node, size, name, names):
    """Bytes of a function that is kept."""
    values = len(node.args.defaults) if isinstance(node, ast.FunctionDef) else 0
    own = len(name) + NAME if name in names else 0
    names.discard(name)  # there is one of each name
    return blocks(size) + blocks(BLOCK + 4 * values) + SLOT + own


def functions():
    """(row, class, name, bytes) of each."""
    texts = {name.as_posix(): file.read_text(encoding="utf-8") for file, name in board_files()}
    found = rooms(texts)
    made = joined(for_platform(texts, "unix"))
    with tempfile.TemporaryDirectory() as folder:
        files = {name: compile_text(text, Path(name), Path(folder)) for name, text in made.items()}
        code = Reader(files[path_of(CORE)].read_bytes()).code[1:]
        names = new_names(folder)
    there = list(scopes(ast.parse(made[path_of(CORE)])))
    if len(there) != len(code):
        raise ValueError(f"{len(there)} functions in the text, {len(code)} in the .mpy")
    for (owner, name, node), (_, size) in zip(there, code):
        if not isinstance(node, ast.ClassDef):  # its body runs once and is garbage then
            yield row_of(owner, name, node, found), owner, name, cost(node, size, name, names)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--functions", action="store_true")
    options = parser.parse_args()
    sums: dict = {}
    for row, owner, name, size in functions():
        number, total = sums.get(row, (0, 0))
        sums[row] = number + 1, total + size
        if options.functions:
            print(f"{size:6}  {row:12} {owner}.{name}")
    for row in sorted(sums, key=lambda row: -sums[row][1]):
        print(f"{row:36}{sums[row][0]:4}{sums[row][1]:8}")
    print(f"{'all':36}{sum(n for n, _ in sums.values()):4}{sum(n for _, n in sums.values()):8}")


if __name__ == "__main__":
    main()
