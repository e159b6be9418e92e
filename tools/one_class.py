"""A class and those that it is made of, as one: what a board gets of Readable, Writable, Socket.

Host tool. The halves of a socket are classes for those who read. On a board a class costs 100
bytes and more, and MicroPython looks for what it does not find in one in the next, with each call.
The text of the bodies stays as it is; all names are the one class's. And a door (lib/net/door.py)
to what is in the same file as its class is none: the function stands in the class. That leaves
room in the module's dict, through all of which a full one is searched for each builtin.
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


def without_doors(text, module):
    """The text of a module with the functions that its own classes have doors to in these.
    ValueError: one of those is called by its name."""
    tree = ast.parse(text)
    lines = text.split("\n")
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    gone: dict = {}  # first line: (last line, lines in their place)
    for method in (method for owner in tree.body for method in getattr(owner, "body", ())):
        body = functions.get(behind(method, module))
        if body and body.name not in used:
            there = lines[body.lineno - 1 : body.end_lineno]
            gone[method.lineno] = method.end_lineno, ["    " + line for line in there]
            gone[body.lineno] = body.end_lineno, []
        elif body:
            raise ValueError(f"{module}: {body.name}() is behind a door, and called besides")
    for loop in tree.body:
        if isinstance(loop, ast.For) and is_door(loop.body[0].value, module):
            gone[loop.lineno] = loop.end_lineno, []  # which opens doors
    made, number = [], 1
    while number <= len(lines):
        end, new = gone.get(number, (number, [lines[number - 1]]))
        made += new
        number = end + 1
    return "\n".join(made)


def behind(method, module):
    """The name of the function that a method is a door to, if that is in this module."""
    last = method.body[-1] if isinstance(method, ast.FunctionDef) else None
    call = last.value if isinstance(last, (ast.Return, ast.Expr)) else None
    if isinstance(call, ast.Call) and is_door(call.func, module):
        return method.name
    return None


def is_door(node, module):
    return (
        isinstance(node, ast.Call)
        and ast.unparse(node.func) == "door"
        and ast.literal_eval(node.args[2]) == module
    )


def merged(text, halves, whole):
    lines = text.split("\n")
    base = ast.unparse(halves[0].bases[0])
    body = [f"class {whole.name}({base}):"]
    there: set = set()
    for part in (*halves, whole):
        body += own(lines, part, {half.name for half in halves}, base, there)
    names = " = ".join([*(half.name for half in halves), whole.name])
    made = []
    for number, line in enumerate(lines, 1):
        if number == whole.end_lineno:
            made += [*body, names]
        elif not any(part.lineno <= number <= part.end_lineno for part in (*halves, whole)):
            made.append(line)
    return "\n".join(made)


def own(lines, part, halves, base, there):
    """The lines of a class's statements; what it takes over from a half is there, or comes from
    their base. `there`: the names so far."""
    for node in part.body:
        value = node.value if isinstance(node, ast.Assign) else None
        if isinstance(value, ast.Attribute) and ast.unparse(value.value) in halves:
            if value.attr not in there:
                yield f"    {ast.unparse(node.targets[0])} = {base}.{value.attr}"
            continue
        there.add(getattr(node, "name", None))
        targets = getattr(node, "targets", [getattr(node, "target", None)])
        there.update(target.id for target in targets if isinstance(target, ast.Name))
        for inner in ast.walk(node):
            if isinstance(inner, ast.Name) and inner.id == "super":
                raise ValueError(f"{part.name}: super() finds nothing in one class")
        first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", ()))])
        yield from lines[first - 1 : node.end_lineno]
