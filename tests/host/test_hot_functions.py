"""What every message runs through, as bytecode: no step more, and no frame that the stack has no
room for. Exact, where instructions depend on where names lie in tables.

A frame of more than 11 words is searched for in the heap with each call, which takes MicroPython
700 instructions, and several thousand where the first holes are too small."""

import compile_mpy
import native_library
import pytest

ON_STACK = 11  # words
# (file, function): the most bytes of bytecode, some for names that need two; whether its frame
# is on the stack. A generator has its own once and for all.
HOT = {
    ("net/__init__.py", "write"): (170, False),  # it catches: see docs/performance.md
    ("net/__init__.py", "deliver"): (89, True),
    ("net/__init__.py", "_turns"): (512, None),
    ("net/piping.py", "_chunk"): (137, True),
    ("net/piping.py", "_writes"): (135, None),
    ("net/readable_more.py", "readinto"): (169, True),
    ("net/readable_more.py", "_asked"): (122, None),
}
STATIC = {126: "readinto", 164: "write"}  # names that .mpy files have by number
BYTECODE = 0


class Reader:
    """Of a .mpy, as MicroPython's docs/reference/mpyfiles.rst describes it."""

    def __init__(self, data):
        self.data = data
        self.at = 0

    def byte(self):
        self.at += 1
        return self.data[self.at - 1]

    def number(self):
        value = 0
        while True:
            byte = self.byte()
            value = value << 7 | byte & 127
            if byte < 128:
                return value

    def take(self, n):
        self.at += n
        return self.data[self.at - n : self.at]

    def name(self):
        n = self.number()
        if n & 1:
            return STATIC.get(n >> 1, "")
        text = self.take(n >> 1).decode()
        self.byte()  # the zero behind it
        return text

    def constant(self):
        kind = self.byte()
        if kind == 10:  # a tuple
            for _ in range(self.number()):
                self.constant()
        elif kind > 4:  # those below have no value
            self.take(self.number() + (kind < 7))


def functions(data):
    """(name, words of its frame, bytes of bytecode) of each function of a .mpy."""
    reader = Reader(data)
    reader.take(4)
    n_names, n_constants = reader.number(), reader.number()
    names = [reader.name() for _ in range(n_names)]
    for _ in range(n_constants):
        reader.constant()
    yield from _function(reader, names)


def _function(reader, names):
    head = reader.number()
    code = Reader(reader.take(head >> 3))
    if head & 3 == BYTECODE:
        words = _frame(code)
        info = _length_of_info(code)
        yield names[code.number()], words, len(code.data) - info
    for _ in range(reader.number() if head & 4 else 0):
        yield from _function(reader, names)


def _frame(code):
    """Words of locals, of the stack, and three for each `try` inside another."""
    byte = code.byte()
    state, tries, n = byte >> 3 & 15, byte >> 2 & 1, 0
    while byte & 128:
        byte = code.byte()
        state |= (byte & 48) << 2 * n
        tries |= (byte & 2) << n
        n += 1
    return state + 1 + 3 * tries


def _length_of_info(code):
    """Bytes up to the end of names and line numbers."""
    length = n = 0
    byte = 128
    while byte & 128:
        byte = code.byte()
        length |= (byte & 126) >> 1 << 6 * n
        n += 1
    return code.at + length


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """{(file, function): (words, bytes), the largest of that name} as on a board."""
    folder = tmp_path_factory.mktemp("mpy")
    found = {}
    texts = native_library.texts("unix")
    for path in {path for path, _ in HOT}:
        file = compile_mpy.compile_text(texts[path], compile_mpy.Path(path), folder)
        for name, words, size in functions(file.read_bytes()):
            key = path, name
            found[key] = max(found.get(key, (0, 0)), (words, size))
    return found


@pytest.mark.parametrize("where", HOT, ids="-".join)
def test_no_step_more(made, where):
    limit, _ = HOT[where]
    assert made[where][1] <= limit


@pytest.mark.parametrize("where", [where for where in HOT if HOT[where][1]], ids="-".join)
def test_its_frame_is_on_the_stack(made, where):
    assert made[where][0] <= ON_STACK


def test_a_frame_that_is_too_large_is_seen(tmp_path):
    text = (
        "def small(a, b):\n    return a(b)\n"
        "def large(a, b, c):\n    try:\n        return a(b, c)\n"
        "    except OSError as error:\n        return error\n"
    )
    file = compile_mpy.compile_text(text, compile_mpy.Path("text.py"), tmp_path)
    found = {name: words for name, words, _ in functions(file.read_bytes())}
    assert found["small"] <= ON_STACK < found["large"]
