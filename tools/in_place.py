"""Inlines functions that are called only once, in what boards get.

Host tool. Giving a step a name of its own helps readers, but on a board the function costs an
object, a dict entry, its name and the call: 60 bytes, 30 of them even in firmware or ROMFS. So if
there is only one call in the whole library, the body replaces it. ValueError: the program would
not stay the same.
"""

import ast
import copy

from settled import edited

# None of them handles every message, because their local names would enlarge the caller's frame.
ONCE = (
    "_accept_failed",
    "_forsake",
    "_hung_up",
    "_leave_poller",
    "_tell_rest",
    "_write_after_end",
    "check_buffer",
)
BLOCKS = "body", "orelse", "finalbody"


def in_place(texts, path):
    """Return {path on the board: text} with these functions of one module inlined. ValueError:
    another module uses their names."""
    text = texts[path]
    for name in ONCE:
        text = moved(text, name)
    for other, there in texts.items():
        found = {said(node) for node in ast.walk(ast.parse(there))}.intersection(ONCE)
        if found and other != path:
            raise ValueError(f"{other}: {', '.join(sorted(found))} has one place, in {path}")
    return {**texts, path: text}


def moved(text, name):
    tree = ast.parse(text)
    above = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    used = [node for node in ast.walk(tree) if said(node) == name]
    calls = [node for node in used if isinstance(above[node], ast.Call)]
    made = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    bodies = [node for node in made if node.name == name]
    if len(bodies) != 1 or len(used) != 1 or used != calls or above[used[0]].func is not used[0]:
        raise ValueError(f"{name}() has another place than one call")
    call = above[used[0]]
    statement = above[call]
    caller = next(node for node in parents(statement, above) if node in made)
    lines = ast.unparse(Body(bodies[0], call, statement, caller, above).whole())
    there = lines.replace("\n", "\n" + " " * statement.col_offset)
    return edited(text, [(statement, there), (bodies[0], "pass")])


def said(node):
    """Return the name that an expression or import uses."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Constant):
        return node.value
    return getattr(node, "attr", None) or isinstance(node, ast.alias) and node.name


def parents(node, above):
    while node in above:
        node = above[node]
        yield node


class Body:
    """The body of a function, as statements of its caller."""

    def __init__(self, function, call, statement, caller, above):
        self.name = function.name
        self.function = copy.deepcopy(function)
        self.call = call
        self.statement = statement
        self.caller = caller
        self.last = is_last(statement, caller, above)

    def whole(self):
        self._check_names()
        renamed = dict(zip(self._words(), self._given()))
        for node in ast.walk(self.function):
            if isinstance(node, ast.Name):
                node.id = renamed.get(node.id, node.id)
        body = self.function.body
        if isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
            del body[0]  # the docstring
        returns = [node for node in ast.walk(self.function) if isinstance(node, ast.Return)]
        if isinstance(self.statement, ast.Return):
            self._require(isinstance(body[-1], (ast.Return, ast.Raise)), "may end without result")
        else:
            self._require(isinstance(self.statement, ast.Expr), "is called for a value")
            self._require(self.last or not returns, "returns in the middle")
            self._require(not any(node.value for node in returns), "has a result")
        return ast.Module(body, [])

    def _words(self):
        own = self.function.args
        plain = not (own.defaults or own.vararg or own.kwarg or own.kwonlyargs)
        self._require(plain, "has more than plain arguments")
        return [arg.arg for arg in own.args]

    def _given(self):
        given = list(self.call.args)
        if isinstance(self.call.func, ast.Attribute):
            given.insert(0, self.call.func.value)
        plain = all(isinstance(node, ast.Name) for node in given) and not self.call.keywords
        self._require(plain and len(given) == len(self._words()), "is given more than names")
        return [node.id for node in given]

    def _check_names(self):
        """Names that the body assigns must not be the caller's, unless the call is its end."""
        words, own = set(self._words()), stores(self.caller) | arguments(self.caller)
        stored = stores(self.function)
        self._require(self.last or not stored & words, "changes its arguments")
        clash = (stored - words) & (names(self.caller) | own)
        if self.last:
            clash -= own
        self._require(not clash, f"has names of its caller: {clash}")
        asked = names(self.function) - stored - words
        self._require(not asked & own, f"would see its caller's {asked & own}")
        kinds = ast.FunctionDef, ast.Lambda, ast.Global, ast.Yield, ast.YieldFrom
        inner = [node for node in ast.walk(self.function) if isinstance(node, kinds)]
        self._require(inner == [self.function], "has functions or globals in it")

    def _require(self, holds, why):
        if not holds:
            raise ValueError(f"{self.name}() cannot stand in {self.caller.name}(): {why}")


def names(function):
    return {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}


def arguments(function):
    return {node.arg for node in ast.walk(function) if isinstance(node, ast.arg)}


def stores(function):
    found = {node.name for node in ast.walk(function) if isinstance(node, ast.ExceptHandler)}
    for node in ast.walk(function):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            found.add(node.id)
    return found - {None}


def is_last(statement, caller, above):
    """Whether the caller does nothing after a statement, except in `finally`."""
    if isinstance(statement, ast.Return):
        return True
    node = statement
    while node is not caller:
        owner = above[node]
        if isinstance(owner, (ast.For, ast.While, ast.With)):
            return False
        block = next((getattr(owner, b) for b in BLOCKS if node in getattr(owner, b, ())), [node])
        after = block[block.index(node) + 1 :]
        if after and not (isinstance(after[0], ast.Return) and after[0].value is None):
            return False
        if after:
            return True
        if isinstance(owner, ast.Try) and (node in owner.body or node in owner.finalbody):
            return False
        node = owner
    return True
