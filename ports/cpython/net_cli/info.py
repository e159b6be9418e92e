"""python -m net info: versions, the board and what its table says."""

import platform

import net
from net_cli import OK
from net_cli.look import console


def rows():
    """(what, value) of the machine."""
    board = net.board()
    yield "micropython-net", net.__version__
    yield "python", f"{platform.python_implementation()} {platform.python_version()}"
    yield "board", f"{board['id']} ({board['title']})"
    yield "port", board["port"]
    for name, value in sorted(board["limits"].items()):
        yield name, str(value)


def capabilities():
    """(API, level) of the board's table."""
    from net_cpython.board_table import NAMES

    for name in NAMES.split(" "):
        yield name, net.capability(name)


def summary(pairs):
    """How many APIs are at each level."""
    counts: dict = {}
    for _, level in pairs:
        counts[level] = counts.get(level, 0) + 1
    return ", ".join(f"{count} {level}" for level, count in sorted(counts.items()))


def show(pairs):
    """Two columns."""
    terminal = console()
    if terminal is not None:
        from rich.table import Table

        table = Table(show_header=False, box=None)
        for pair in pairs:
            table.add_row(*pair)
        terminal.print(table)
        return
    for name, value in pairs:
        print(f"{name:28} {value}")


def run(options):
    known = list(capabilities())
    show([*rows(), ("APIs", summary(known))])
    if options.all:
        show(known)
    return OK
