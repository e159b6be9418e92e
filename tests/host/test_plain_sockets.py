"""A socket with the sign of `_st`, PLAIN in socket.py, is not asked for what few sockets have: to
look for an attribute that the class has is dear. Whoever sets one of those takes the sign away."""

import ast

import runtimes

LIB = runtimes.ROOT / "lib/net"
RARE = {"_ahead", "_lent", "_decode", "_q", "_finishing", "_timer", "_pending"}
# What a Socket is called; in the classes that it is made of, self.
NAMES = {"sock", "socket", "source", "thing", "there"}
CLASSES = {"readable.py", "writable.py", "socket.py"}
APART = {"aio", "msgport", "tls"}  # sockets of their own, never with the sign
# The sign has gone before.
BEFORE = {
    ("connecting.py", "_ask"): "keeps no sign of a connection before",
    ("connecting.py", "_up"): "so an attempt has none",
    ("readable.py", "_give"): "of what was ahead, or came with an error",
    ("readable_more.py", "readable_changed"): "sets what it has",
    ("readable_more.py", "read"): "of one with `readable` listeners",
    ("readable_more.py", "_from_ahead"): "something was ahead",
    ("timeout.py", "_gave_up"): "there was a linger before",
    ("piping.py", "_chunk"): "a pipe took it when it began",
    ("piping.py", "_spread"): "a pipe took it when it began",
}


def setters(text, names):
    """(function, whether it takes the sign away) of all that set a rare attribute."""
    for function in ast.walk(ast.parse(text)):
        if isinstance(function, ast.FunctionDef):
            nodes = list(ast.walk(function))
            if any(sets(node, names) for node in nodes if isinstance(node, ast.Assign)):
                yield function.name, any(map(takes_it_away, nodes))


def sets(node, names):
    value = getattr(node.value, "value", "")
    return value not in (None, False) and any(
        isinstance(target, ast.Attribute)
        and target.attr in RARE
        and isinstance(target.value, ast.Name)
        and target.value.id in names
        for target in node.targets
    )


def takes_it_away(node):
    return isinstance(node, ast.UnaryOp) and ast.unparse(node) == "~_PLAIN"


def test_whoever_gives_a_socket_something_rare_takes_the_sign_away():
    missing, seen = [], set()
    for file in sorted(LIB.rglob("*.py")):
        where = file.relative_to(LIB)
        if where.parts[0] in APART:
            continue
        names = {*NAMES, "self"} if str(where) in CLASSES else NAMES
        for function, taken in setters(file.read_text(encoding="utf-8"), names):
            seen.add((str(where), function))
            if not taken and (str(where), function) not in BEFORE:
                missing.append(f"{where}: {function}")
    assert not missing
    assert set(BEFORE) <= seen, "these are gone, or have another name"


def test_one_that_does_not_is_found():
    text = "def f(sock, q):\n    sock._q = q\n"
    more = "def g(sock, q):\n    sock._q = q\n    sock._st &= ~_PLAIN\n"
    assert list(setters(text + more, NAMES)) == [("f", False), ("g", True)]
