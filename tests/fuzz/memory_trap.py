"""A MemoryError at the nth line of the library that may take memory; or, in a script whose last
word is `attributes`, at the nth attribute that an object gets. Host only."""

import dis
import sys

# Of what may stand in a line these take none, or are functions whose own lines are looked at.
NONE = (
    "_ticks_ms _ticks_diff len isinstance callable getattr hasattr pop remove clear cancel has get"
    " ticks_ms ticks_diff ticks_add _has_more pending key min max bool forget super"
).split()
TAKES = ("CALL", "BUILD", "BINARY_SLICE", "FORMAT", "MAKE_FUNCTION", "IMPORT", "LIST_", "DICT_")

ATTRIBUTES = sys.argv[-1:] == ["attributes"] and bool(sys.argv.pop())


def meant(trap, *words):
    """The trap; or a Growth instead."""
    return Growth(trap.at, *words) if ATTRIBUTES else trap


class Trap:
    """folder: where the library lies; files: what is meant of it, "" all; but: functions that are
    left out."""

    def __init__(self, folder, at, files=("",), but=()):
        self.folder = folder
        self.files = tuple(folder + name for name in files)
        self.at = at
        self.but = but
        self.n = 0
        self.where = None

    def set(self):
        sys.settrace(self.calls)

    def release(self):
        sys.settrace(None)

    def calls(self, frame, event, arg):
        code = frame.f_code
        if not code.co_filename.startswith(self.files) or code.co_name in self.but:
            return None
        return self.lines

    def lines(self, frame, event, arg):
        if event == "line" and self.where is None and takes(frame.f_code, frame.f_lineno):
            self.n += 1
            if self.n == self.at:
                code = frame.f_code
                name = code.co_filename[len(self.folder) :]
                self.where = f"{name}:{frame.f_lineno} {code.co_name}"
                raise MemoryError("at a line")
        return self.lines


class Growth:
    """Instead at an attribute that an object of the library has not had yet: on MicroPython the
    table of its attributes may have to grow for it. But for the first listener, which is the
    program's own call. words: what the names of the modules begin with, also of the bases'."""

    def __init__(self, at, *words):
        self.at = at
        self.words = words
        self.n = 0
        self.where = None
        self.kinds = set()

    def set(self):
        self.kinds = set(self.found())

        def put(owner, name, value):
            if name not in owner.__dict__ and self.where is None and name != "_ev":
                self.n += 1
                if self.n == self.at:
                    code = sys._getframe(1).f_code
                    file = code.co_filename.rpartition("/net/")[2]
                    self.where = f"{file}:{sys._getframe(1).f_lineno} {code.co_name} {name}"
                    raise MemoryError("at an attribute")
            object.__setattr__(owner, name, value)

        for kind in self.kinds:
            kind.__setattr__ = put

    def release(self):
        for kind in self.kinds:
            del kind.__setattr__

    def found(self):
        """The classes that have no other above them."""
        for name, module in list(sys.modules.items()):
            if name.startswith(self.words):
                for kind in vars(module).values():
                    if isinstance(kind, type) and kind.__module__ == name:
                        if kind.__bases__ == (object,):
                            yield kind


_known: dict = {}


def takes(code, number):
    """Whether the line may take memory."""
    if code not in _known:
        _known[code] = lines = {}
        line = None
        for op in dis.get_instructions(code):
            line = op.positions.lineno if hasattr(op, "positions") else op.starts_line or line
            lines.setdefault(line, []).append(op)
    ops = _known[code].get(number, ())
    names = [op.argval for op in ops if op.opname.startswith("LOAD_") and op.argval is not None]
    for op in ops:
        if op.opname.startswith(("CALL", "PRECALL")):
            if not any(name in NONE for name in names):
                return True
        elif op.opname.startswith(TAKES):
            return True
    return False
