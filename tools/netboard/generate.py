"""Generated from boards/*.toml: the tables that ports carry, for net.board() and net.capability().

Host tool. The packaged modules hold every board that may run them; flash writes a module with the
one board it found, and the names of the styles it installs.
"""

from __future__ import annotations

from netboard import ROOT
from netboard.tables import boards, is_for, names, style_of

LETTER = {"full": "f", "partial": "p", "none": "n", "unverified": "u"}
HEAD = (
    '"""What each board can do. Generated from boards/*.toml by `netboard matrix`: do not edit."""'
)
ONE = '"""What this board can do. Written by `netboard flash` from its table."""'
# Where the packaged tables lie, and the platforms they are for.
MODULES = {
    "ports/micropython/net_micropython/board_table.py": ("esp32", "rp2", "esp8266", "unix"),
    "ports/cpython/net_cpython/board_table.py": ("linux",),
    "tests/fake/net_fake/board_table.py": ("esp32", "rp2", "unix", "linux"),
}
# Of the limits: the evidence of levels is in the letters, the others are for cases.
HIDDEN = ("evidence", "double", "heap")


def text_of(chosen, rows, head):
    """A board_table module of these boards and API names."""
    lines = [head, "", "NAMES = ("]
    lines += [f'    "{line}"' for line in wrapped(" ".join(rows))]
    lines += [")"]
    shared = {}  # {letters: the constant that holds them}: many boards have the same
    for board in chosen:
        letters = "".join(LETTER[board.level(name).level] for name in rows)
        if letters not in shared:
            shared[letters] = f"_LEVELS_{len(shared)}"
            lines += [f"{shared[letters]} = (", *(f'    "{p}"' for p in pieces(letters)), ")"]
    lines += ["# id: title, platform, builds, machine texts, limits, a letter for each name"]
    lines += ["BOARDS = {"]
    for board in chosen:
        letters = "".join(LETTER[board.level(name).level] for name in rows)
        lines += [f'    "{board.id}": (', *entry(board, shared[letters]), "    ),"]
    return "\n".join([*lines, "}", ""])


def pieces(text, width=90):
    return [text[at : at + width] for at in range(0, len(text), width)]


def entry(board, levels):
    limits = {name: value for name, value in board.limits.items() if name not in HIDDEN}
    builds = board.match.get("build", []) + board.match.get("platformdetect", [])
    yield f'        "{board.title}",'
    yield f'        "{board.port}",'
    yield from sequence(builds)
    yield from sequence(board.match.get("machine", []))
    yield "        {"
    yield from (f'            "{name}": {value},' for name, value in limits.items())
    yield "        },"
    yield f"        {levels},"


def sequence(texts):
    """A tuple of texts, laid out as the formatter does."""
    short = "        (" + ", ".join(f'"{text}"' for text in texts)
    short += ",)," if len(texts) == 1 else "),"
    if len(short) < 99:
        return [short]
    return ["        (", *(f'            "{text}",' for text in texts), "        ),"]


def wrapped(text, width=90):
    """Pieces of a long text that join to it again."""
    pieces = []
    while len(text) > width:
        cut = text.rfind(" ", 0, width) + 1
        pieces.append(text[:cut])
        text = text[cut:]
    return [*pieces, text]


def packaged():
    """{file: what it should hold} of every packaged table."""
    found = {}
    for file, ports in MODULES.items():
        chosen = [board for board in boards().values() if board.port in ports]
        chosen.sort(key=lambda board: board.base is None)  # the most general ones last
        rows = [name for name in names() if any(is_for(style_of(name), port) for port in ports)]
        found[ROOT / file] = text_of(chosen, rows, HEAD)
    return found


def for_board(board, styles):
    """The module that flash writes on one board."""
    return text_of([board], names(["net", *styles]), ONE)
