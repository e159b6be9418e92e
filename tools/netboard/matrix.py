"""The tables as people read them: Markdown for boards/README.md and docs/boards.md, a terminal
table, and the modules that ports carry. `render` gives {file: text}; CI compares.

Host tool.
"""

from __future__ import annotations

import re

from netboard import ROOT, generate, tables
from netboard.tables import BOARDS, boards, names, read, styles

README = BOARDS / "README.md"
PAGE = ROOT / "docs/boards.md"
MARK = {"full": "full", "partial": "partial", "none": "none", "unverified": "?"}
EXPECTED = "(full)"
BEGIN, END = "<!-- netboard matrix: begin -->", "<!-- netboard matrix: end -->"
# Boards that share every level stand in one column.


def cell(level):
    return EXPECTED if level.expected else MARK[level.level]


def columns(chosen):
    """[(titles, board)]: boards whose every level is the same stand together."""
    groups: list = []
    for board in chosen:
        row = [board.level(name) for name in names()]
        for titles, _, other in groups:
            if [(e.level, e.expected) for e in other] == [(e.level, e.expected) for e in row]:
                titles.append(board.title)
                break
        else:
            groups.append(([board.title], board, row))
    return [(titles, board) for titles, board, _ in groups]


class Notes:
    """Footnotes: the same reason has the same number."""

    def __init__(self):
        self.texts: list = []

    def mark(self, level):
        if level.level not in ("partial", "none"):
            return cell(level)
        cases = f" Cases: {', '.join(level.cases)}." if level.cases else ""
        text = f"{level.why[0].upper()}{level.why[1:]}.{cases}"
        if text not in self.texts:
            self.texts.append(text)
        return f"{cell(level)} {self.texts.index(text) + 1}"

    def lines(self):
        return [f"{number}. {text}" for number, text in enumerate(self.texts, 1)]


def table(head, rows):
    """Lines of a Markdown table."""
    yield "| " + " | ".join(head) + " |"
    yield "| " + " | ".join("---" for _ in head) + " |"
    for row in rows:
        yield "| " + " | ".join(row) + " |"


def matrix(chosen=None, only=None):
    """Lines: a table for each style, then the footnotes."""
    groups = columns(chosen or boards().values())
    head = ["", *(", ".join(titles) for titles, _ in groups)]
    notes = Notes()
    for style in tables.api()["style"]:
        if only and style["id"] not in only:
            continue
        rows = [
            [f"`{name}`", *(notes.mark(board.level(name)) for _, board in groups)]
            for name in styles()[style["id"]]
        ]
        yield from ["", f"### {style['title']}", "", *table(head, rows)]
    yield from ["", *notes.lines()]


LIMIT_HEAD = (
    ("ram", "RAM, KiB"),
    ("sockets", "sockets"),
    ("max_connections", "connections, default"),
    ("backlog", "backlog"),
    ("rx_buffer", "largest chunk, B"),
    ("in_flight", "in flight, B"),
    ("tls_connection", "a TLS connection, B"),
    ("loopback", "loopback"),
)


def overview():
    """Lines: one row a board, with its limits and what its levels rest on."""
    head = [
        "board",
        "id",
        "platform",
        *(title for _, title in LIMIT_HEAD),
        "limits from",
        "run on",
    ]
    rows = []
    for board in boards().values():
        limits = [plain(board.limits.get(name)) for name, _ in LIMIT_HEAD]
        sources = ", ".join(entry["kind"] for entry in board.limits["evidence"])
        ran = ", ".join(kind for kind in board.kinds() if kind != "source")
        rows.append([board.title, f"`{board.id}`", board.port, *limits, sources, ran or "nothing"])
    return table(head, rows)


def plain(value):
    if value is None:
        return "-"
    return (
        {True: "yes", False: "no"}.get(value, str(value))
        if isinstance(value, bool)
        else str(value)
    )


def runs():
    """Lines: every conformance run that stands in the tables."""
    head = [
        "board's table",
        "kind",
        "version",
        "date",
        "cases passed",
        "APIs whose cases all passed",
    ]
    rows = [
        [b.id, e["kind"], e["version"], e["date"], str(e["cases"]), str(len(e["apis"]))]
        for b in boards().values()
        for e in b.data.get("checked", ())
    ]
    return table(head, rows)


def reference():
    """Lines: IoT.js's own matrix, and what stands for each of its rows here."""
    theirs = read(BOARDS / "iotjs-reference.toml")
    head = ["IoT.js", "here", *theirs["platforms"]]
    rows = [[f"`{n}`", f"`{theirs['ours'][n]}`", *row] for n, row in theirs["rows"].items()]
    yield from table(head, rows)
    yield ""
    yield from (f"{number}. {text}" for number, text in theirs["footnotes"].items())


def readme():
    """boards/README.md, whole."""
    text = (BOARDS / "README.in.md").read_text(encoding="utf-8")
    parts = {"overview": overview(), "matrix": matrix(), "reference": reference(), "runs": runs()}
    for name, lines in parts.items():
        text = text.replace(f"<!-- {name} -->", "\n".join(lines).strip())
    return text


def page():
    """docs/boards.md with its generated part renewed."""
    text = PAGE.read_text(encoding="utf-8")
    made = "\n".join(["", *overview(), ""])
    return re.sub(f"(?s)({BEGIN}\n).*?({END})", lambda m: m[1] + made.lstrip("\n") + m[2], text)


def render():
    """{file: what it should hold} of everything generated from the tables."""
    return {README: readme(), PAGE: page(), **generate.packaged()}


def stale():
    """The generated files that are not as they should be."""
    return [
        file
        for file, text in render().items()
        if not file.exists() or file.read_text(encoding="utf-8") != text
    ]
