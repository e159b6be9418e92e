"""Boards and levels on a terminal, for one who sees them for the first time, in 80 columns.

Host tool. matrix.py has the same for pages.
"""

from __future__ import annotations

import string

from rich.table import Table

from netboard import matrix, tables
from netboard.terminal import out, say

# {level: (word, colour)}; what was not run on the board but passes on the fake port stands apart.
WORDS = {
    "full": ("yes", "green"),
    "partial": ("partly", "yellow"),
    "none": ("no", "red"),
    "unverified": ("?", "dim"),
}
EXPECTED = ("(yes)", "cyan")
MEANING = (
    (*WORDS["full"], "all its tests passed on this very board or runtime"),
    (*WORDS["partial"], "it works, but for what its note says (boards/README.md)"),
    (*WORDS["none"], "the platform has not got it; the call says so"),
    (*EXPECTED, "not run here yet; passes in a simulation of the board's network"),
    (*WORDS["unverified"], "not run here yet"),
)


def plain_table(*heads):
    made = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for head in heads:
        made.add_column(head, no_wrap=head != heads[0], overflow="fold")
    return made


def word(level):
    """The cell of a level."""
    text, colour = EXPECTED if level.expected else WORDS[level.level]
    return f"[{colour}]{text}[/]"


def legend():
    for text, colour, meaning in MEANING:
        out.print(f"  [{colour}]{text:7}[/] {meaning}", soft_wrap=True)


# ---- netboard list


def boards():
    """Every board that has a table: how many of the calls work there."""
    shown = plain_table("board", "--board", "yes", "partly", "no", "not run\nhere yet")
    for column in shown.columns[2:]:
        column.justify = "right"
    for board in tables.boards().values():
        levels = [board.level(name).level for name in tables.names()]
        counts = (levels.count(level) for level in ("full", "partial", "none", "unverified"))
        colours = (WORDS[level][1] for level in ("full", "partial", "none", "unverified"))
        cells = [f"[{colour}]{count or '-'}[/]" for count, colour in zip(counts, colours)]
        shown.add_row(board.title, board.id, *cells)
    out.print(shown)
    say(
        "\nThe numbers count calls of the library. Not run here yet: nothing is known to be\n"
        "missing, and most pass in a simulation; netboard matrix --board ID shows which."
    )


def devices(found):
    """What is connected, and what to type for it."""
    if not found:
        say("\nNo device is connected. netboard vboard starts a virtual one.")
        return
    say("\nconnected", style="bold")
    for port in found:
        what = " ".join(filter(None, (port.product, port.serial_number)))
        say(f"  {port.device}  {what}")
    say(f"\nnetboard flash {found[0].device} installs the library there.")


# ---- netboard matrix


def levels(chosen, names):
    """Every API on these boards; one board with the reasons beside it."""
    groups = matrix.columns(chosen)
    if len(groups) == 1:
        one(groups[0], names)
    else:
        several(groups, names)
    say("")
    legend()


def one(group, names):
    titles, board = group
    say(", ".join(titles), style="bold")
    shown = plain_table("", "", "note")
    shown.columns[0].no_wrap, shown.columns[2].no_wrap = True, False
    for name in names:
        level = board.level(name)
        shown.add_row(name, word(level), level.why)
    out.print(shown)


def several(groups, names):
    letters = string.ascii_uppercase
    for letter, (titles, _) in zip(letters, groups):
        out.print(f"  [bold]{letter}[/]  {', '.join(titles)}")
    shown = Table("", *letters[: len(groups)], box=None, padding=(0, 1, 0, 0))
    shown.columns[0].overflow = "fold"
    for column in shown.columns[1:]:
        column.no_wrap, column.min_width, column.header_style = True, 6, "bold"
    for name in names:
        shown.add_row(name, *(word(board.level(name)) for _, board in groups))
    out.print()
    out.print(shown)
