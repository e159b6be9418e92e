"""A class and those that it is made of, as one: what a board gets of Readable, Writable, Socket.

Host tool. The halves of a socket are classes for those who read. On a board a class costs 100
bytes and more, and MicroPython looks for what it does not find in one in the next, with each call.
The text of the bodies stays as it is; all names are the one class's.
"""

import ast

HALVES = {"Socket": ("Readable", "Writable")}  # in the order in which each is the next one's base
WHOLE = {half: name for name, halves in HALVES.items() for half in halves}


def one_class(text):
    """The text of a module that has all of them, or none. ValueError: it uses super(), or a half
    before there is the whole."""
    classes = {node.name: node for node in ast.parse(text).body if isinstance(node, ast.ClassDef)}
    for name, halves in HALVES.items():
        if name in classes:
            text = merged(text, [classes[half] for half in halves], classes[name])
    return text


def merged(text, halves, whole):
    lines = text.split("\n")
    body = [f"class {whole.name}({ast.unparse(halves[0].bases[0])}):"]
    for part in (*halves, whole):
        body += own(lines, part, {half.name for half in halves})
    names = " = ".join([*(half.name for half in halves), whole.name])
    made = []
    for number, line in enumerate(lines, 1):
        if number == whole.end_lineno:
            made += [*body, names]
        elif not any(part.lineno <= number <= part.end_lineno for part in (*halves, whole)):
            made.append(line)
    return "\n".join(made)


def own(lines, part, halves):
    """The lines of a class's statements, but for what it takes over from the others."""
    for node in part.body:
        value = node.value if isinstance(node, ast.Assign) else None
        if isinstance(value, ast.Attribute) and ast.unparse(value.value) in halves:
            continue
        for inner in ast.walk(node):
            if isinstance(inner, ast.Name) and inner.id == "super":
                raise ValueError(f"{part.name}: super() finds nothing in one class")
        first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", ()))])
        yield from lines[first - 1 : node.end_lineno]
