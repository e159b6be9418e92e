"""Doors with arguments of any kind: those of the body are what counts.

Host tool. A door (lib/net/door.py) has the signature of its body for those who read. On a board
its defaults cost a block of heap, and each name of an argument an entry in tables, for one call:
what is compiled for boards passes on whatever comes, and the body takes it or not.
"""

import ast

from settled import edited

SHORT = "def {name}(*a, **k):\n{indent}    return door({where})(*a, **k)"


def short_doors(text):
    """The text of a module whose doors with defaults have none."""
    return edited(text, list(changes(ast.parse(text))))


def changes(tree):
    """(node, text in its place)"""
    for owner in tree.body:
        for method in owner.body if isinstance(owner, ast.ClassDef) else ():
            call = passed_on(method)
            if call and method.args.defaults:
                where = ", ".join(map(ast.unparse, call.func.args))
                indent = " " * method.col_offset
                yield method, SHORT.format(name=method.name, indent=indent, where=where)


def passed_on(method):
    """The call of what a door gives, if a method is no more than that, with its own arguments."""
    if not isinstance(method, ast.FunctionDef) or len(method.body) > 2:
        return None
    call = getattr(method.body[-1], "value", None)
    door = call.func if isinstance(call, ast.Call) else None
    if not isinstance(door, ast.Call) or ast.unparse(door.func) != "door":
        return None
    own = method.args
    words = [word.arg for word in own.args]
    words += [f"*{own.vararg.arg}"] if own.vararg else []
    words += [f"**{own.kwarg.arg}"] if own.kwarg else []
    return call if ast.unparse(call) == f"{ast.unparse(door)}({', '.join(words)})" else None
