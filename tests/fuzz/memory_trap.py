"""A MemoryError at the nth line of the library that may take memory. Host only."""

import dis

# Of what may stand in a line these take none, or are functions whose own lines are looked at.
NONE = (
    "_ticks_ms _ticks_diff len isinstance callable getattr hasattr pop remove clear cancel has get"
    " ticks_ms ticks_diff ticks_add _has_more pending key min max bool forget super"
).split()
TAKES = ("CALL", "BUILD", "BINARY_SLICE", "FORMAT", "MAKE_FUNCTION", "IMPORT", "LIST_", "DICT_")


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
