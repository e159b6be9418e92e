"""Where lib/net can be changed, and how: one small change each."""

import ast
import copy
import itertools
from hashlib import sha256

SWAPS = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr, ast.LShift: ast.RShift, ast.RShift: ast.LShift, ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
}  # fmt: skip
REMOVED = (ast.AugAssign, ast.Raise, ast.Break, ast.Continue, ast.Delete)
LEFT = ("__main__.py",)  # a program; its tests are those of the command line


class Site:
    """One change: node number `at` of the file's tree, in the way `how`."""

    def __init__(self, file, name, function, at, how, text):
        self.file = file
        self.name = name  # below lib/net
        self.function = function  # (name, its first line); None: of the module or a class
        self.at = at
        self.how = how
        self.text = text

    def __str__(self):
        where = self.function[0] if self.function else "<module>"
        return f"{self.name} {where}: {self.text}"

    def source(self):
        return self.file.read_text(encoding="utf-8")

    def tree(self):
        """The changed module."""
        tree = ast.parse(self.source())
        change(self._node(tree), self.how, tree)
        return ast.fix_missing_locations(tree)

    def mutated(self):
        """Its source: all but the changed place as it is written, comments too."""
        source = self.source().encode()
        old = self._node(ast.parse(source))
        new = written(old, self.how).encode()
        if self.how == "never":
            old = old.test
        starts = [0]
        for line in source.splitlines(keepends=True):
            starts.append(starts[-1] + len(line))
        begin = starts[old.lineno - 1] + old.col_offset
        end = starts[old.end_lineno - 1] + old.end_col_offset
        made = (source[:begin] + new + source[end:]).decode()
        assert ast.dump(ast.parse(made)) == ast.dump(self.tree()), str(self)
        return made

    def _node(self, tree):
        return next(itertools.islice(ast.walk(tree), self.at, None))


def all_sites(root, wanted=()):
    found = []
    for file in sorted((root / "lib/net").rglob("*.py")):
        name = file.relative_to(root / "lib/net").as_posix()
        if name not in LEFT and (not wanted or name in wanted):
            found += sites_of(file, name)
    return found


def sample(sites, count, seed):
    """So many of them. A change elsewhere in lib/net leaves most of the sample as it was."""
    return sorted(sites, key=lambda site: sha256(f"{seed} {site}".encode()).digest())[:count]


def sites_of(file, name):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    annotate(tree)
    seen = {}
    for at, node in enumerate(ast.walk(tree)):
        for how in ways(node):
            before = shown(node)
            changed = copy.deepcopy(node)
            change(changed, how, None)
            after = "removed" if how == "remove" else shown(changed)
            text = f"`{before}` -> {after if after == 'removed' else f'`{after}`'}"
            function = node.function
            key = (function and function[0], text)
            seen[key] = seen.get(key, 0) + 1
            if seen[key] > 1:
                text += f" ({seen[key]})"
            yield Site(file, name, function, at, how, text)


def annotate(tree):
    """Give each node its function, and what must be left alone a mark."""

    def visit(node, function, alone):
        node.function = function
        node.alone = alone
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            first = min([node.lineno, *(made.lineno for made in node.decorator_list)])
            function = (node.name, first)
        for field, value in ast.iter_fields(node):
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    visit(child, function, alone or left_alone(node, field, child))

    visit(tree, None, False)


def left_alone(node, field, child):
    """Annotations, documentation, what a module declares public, what only tools look at."""
    if field in ("annotation", "returns", "decorator_list"):
        return True
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id.startswith("__")
    return False


def ways(node):
    """How this node can be changed."""
    if node.alone:
        return
    if swaps(node):
        yield "swap"
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "unwrap"
    elif isinstance(node, ast.Constant) and type(node.value) in (int, bool):
        yield "constant"
    if isinstance(node, ast.If):
        yield "never"
    if removable(node):
        yield "remove"


def swaps(node):
    if isinstance(node, ast.Compare):
        return len(node.ops) == 1 and type(node.ops[0]) in SWAPS
    if isinstance(node, ast.BinOp) and isinstance(getattr(node.left, "value", None), str):
        return False  # a text and what goes into it
    return isinstance(node, (ast.BoolOp, ast.BinOp, ast.AugAssign)) and type(node.op) in SWAPS


def removable(node):
    if isinstance(node, ast.Expr):
        return not isinstance(node.value, (ast.Constant, ast.Yield))
    if isinstance(node, ast.Assign):
        made = node.function and node.function[0] == "__init__"
        return isinstance(node.targets[0], ast.Attribute) and not made
    return isinstance(node, REMOVED)


def written(node, how):
    """What stands in the place of a node; of the test of an `if` that never holds."""
    if how == "never":
        return "False"
    if how == "remove":
        return "pass"
    if how == "unwrap":
        return f"({ast.unparse(node.operand)})"
    node = copy.deepcopy(node)
    change(node, how, None)
    text = ast.unparse(node)
    return text if isinstance(node, (ast.stmt, ast.Constant)) else f"({text})"


def change(node, how, tree):
    if how == "swap" and isinstance(node, ast.Compare):
        node.ops[0] = SWAPS[type(node.ops[0])]()
    elif how == "swap":
        node.op = SWAPS[type(node.op)]()
    elif how == "constant":
        node.value = not node.value if isinstance(node.value, bool) else node.value + 1
    elif how == "never":
        node.test = ast.Constant(value=False)
    elif tree is not None:
        replace(tree, node, node.operand if how == "unwrap" else ast.Pass())
    elif how == "unwrap":
        node.op = ast.UAdd()  # to be shown only


def replace(tree, old, new):
    ast.copy_location(new, old)
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, field, new)
                return
            if isinstance(value, list):
                for i, child in enumerate(value):
                    if child is old:
                        value[i] = new
                        return


def shown(node):
    """The change as one line."""
    if isinstance(node, ast.If):
        return f"if {ast.unparse(node.test)}"
    text = " ".join(ast.unparse(node).split())
    return text if len(text) < 70 else text[:67] + "..."
