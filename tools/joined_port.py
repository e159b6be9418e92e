"""The MicroPython port as one file, where it is known for which platform.

Host tool. net_micropython takes what a platform does in its own way from that one's file, by
`import *`. On a board that is a second module, and for the most part its dict has the names of the
first: 400 bytes and more. So where the files of one platform only are there, as for `netboard
flash`, their texts stand in the place of that import, and what they replace is left out.
ValueError: the program would not be the same.
"""

import ast

from settled import PORT, edited

# Each behind those that it imports; what a platform has of these is one of COMPLETE.
FILES = ("unix", "esp32", "lwip", "rp2")
COMPLETE = (("unix",), ("esp32",), ("lwip",), ("lwip", "rp2"))


def path_of(name):
    return f"{PORT}/{name}.py"


def for_platform(texts, platform):
    """{path on the board: text} without the files that are other platforms' own."""
    own = next(names for names in COMPLETE if platform in names)
    gone = {path_of(name) for name in FILES if name not in own}
    return {path: text for path, text in texts.items() if path not in gone}


def joined_port(texts):
    """{path on the board: text}, with one file where there were several, if they are for one
    platform."""
    names = tuple(name for name in FILES if path_of(name) in texts)
    if path_of("__init__") not in texts or names not in COMPLETE:
        return texts
    parts = [texts[path_of(name)] for name in ("__init__", *names)]
    made = {path: moved(text) for path, text in texts.items()}
    made[path_of("__init__")] = Whole(parts).text()
    return {path: text for path, text in made.items() if path not in map(path_of, names)}


def moved(text):
    """The text of another file, which imports from where things are then."""
    found = [node for node in ast.walk(ast.parse(text)) if is_part(node)]
    return edited(text, [(node, as_of_port(node)) for node in found])


def is_part(node):
    modules = [f"{PORT}.{name}" for name in FILES]
    return isinstance(node, ast.ImportFrom) and node.module in modules


def as_of_port(node):
    return f"from {PORT} import {', '.join(map(ast.unparse, node.names))}"


class Whole:
    """The port's own file, and behind that those of a platform."""

    def __init__(self, texts):
        self.texts = texts
        self.trees = [ast.parse(text) for text in texts]
        self.changes: list = [[] for _ in texts]
        self.known: dict = {}  # name: (number of the part, the statement that gives it)

    def text(self):
        choice = next(filter(is_choice, self.trees[0].body))
        before = self.trees[0].body[: self.trees[0].body.index(choice)]
        self.known = {name: (0, node) for node in before for name in given(node)}
        for number, tree in enumerate(self.trees[1:], 1):
            self._add(number, tree)
        own = [edited(*part) for part in zip(self.texts[1:], self.changes[1:])]
        return edited(self.texts[0], [*self.changes[0], (choice, "\n".join(own))])

    def _add(self, number, tree):
        kept = {}  # name: what the former thing of that name is called now
        for node in tree.body:
            if isinstance(node, ast.ImportFrom) and (is_part(node) or node.module == PORT):
                kept.update((alias.name, alias.asname) for alias in node.names if alias.asname)
                self.changes[number].append((node, "pass"))
            for name in given(node):
                if name in self.known:
                    self._replace(name, number, node, kept.pop(name, None))
                else:
                    self.known[name] = number, node
        if kept:
            raise ValueError(f"{PORT}: {', '.join(kept)} has a second name")

    def _replace(self, name, number, node, former):
        """A thing by another of its name; `former`: how the first is called then."""
        there, old = self.known[name]
        if ast.unparse(old) == ast.unparse(node):
            self.changes[number].append((node, "pass"))
            return
        if name.startswith("_") or former in self.known:
            raise ValueError(f"{PORT}: two things are called {former or name}")
        if there and name in used(self.trees[there]):
            raise ValueError(f"{PORT}: {name}() is replaced, and called besides")
        text = "pass"
        if former:
            text = ast.get_source_segment(self.texts[there], old)
            text = text.replace(f"def {name}(", f"def {former}(", 1)
            self.known[former] = there, old
        self.changes[there].append((old, text))
        self.known[name] = number, node


def is_choice(node):
    """Whether it takes the file of a platform. ValueError: and does more."""
    found = isinstance(node, ast.If) and "import *" in ast.unparse(node)
    if found and any(
        isinstance(inner, ast.Name) and inner.id != "NAME" for inner in ast.walk(node)
    ):
        raise ValueError(f"{PORT}: where it takes a platform's file it does more")
    return found


def given(node):
    """The names that a statement gives to something; without those that are imported from parts
    of the port."""
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return [node.name]
    if isinstance(node, ast.Assign):
        return [target.id for target in node.targets if isinstance(target, ast.Name)]
    if isinstance(node, ast.Import):
        return [alias.asname or alias.name for alias in node.names]
    return []


def used(tree):
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
