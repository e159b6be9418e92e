"""The netboard command line. Each command is a few lines over the files beside this one.

Host tool. Every failure ends with what to do next.
"""

from __future__ import annotations

import json
import sys

from netboard import ROOT, Trouble
from netboard.terminal import DEVICE, STYLE, VIRTUAL, Connection, click, out, say


class Commands(click.Group):
    """Trouble becomes two lines and exit code 1."""

    def invoke(self, ctx):
        try:
            return super().invoke(ctx)
        except Trouble as trouble:
            click.echo(f"netboard: {trouble.what}\n  {trouble.do}.", err=True)
            sys.exit(1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def cli():
    """Boards for micropython-net: what they can do, and the library on them.

    DEVICE is any device string of mpremote: auto, a0, u0, id:SERIAL, a path.
    """
    if not (ROOT / "boards/api.toml").exists():
        raise Trouble("netboard works in a checkout of the project", "pip install -e . in one")


# ---- list, matrix


@cli.command("list")
def list_():
    """The boards that have tables, and the devices that are connected."""
    from rich.table import Table

    from netboard.device import attached
    from netboard.tables import LEVELS, boards, names

    shown = Table("id", "board", "platform", *LEVELS, "run on")
    for board in boards().values():
        levels = [board.level(name).level for name in names()]
        counts = [str(levels.count(level)) for level in LEVELS]
        ran = ", ".join(kind for kind in board.kinds() if kind != "source")
        shown.add_row(board.id, board.title, board.port, *counts, ran)
    out.print(shown)
    found = attached()
    for port in found:
        say(f"{port.device}  {port.serial_number or ''}  {port.product or ''}")
    if not found:
        say("No device is connected. netboard vboard starts a virtual one.")


@cli.command()
@STYLE
@click.option("--board", "chosen", multiple=True, help="A board; may be repeated.")
@click.option("--write", is_flag=True, help="Renew the files that are made from the tables.")
@click.option("--check", is_flag=True, help="Fail when one of them is out of date.")
def matrix(styles, chosen, write, check):
    """Every API on every board: in the terminal, or into the project's files."""
    from rich.table import Table

    from netboard import matrix, tables

    if write:
        for file in matrix.stale():
            file.write_text(matrix.render()[file], encoding="utf-8")
            say(f"{file.relative_to(ROOT)} written")
        return
    if check:
        stale = ", ".join(str(file.relative_to(ROOT)) for file in matrix.stale())
        if stale:
            raise Trouble(f"out of date: {stale}", "netboard matrix --write")
        return
    groups = matrix.columns([tables.board(name) for name in chosen] or tables.boards().values())
    shown = Table("", *(", ".join(titles) for titles, _ in groups))
    for name in tables.names(styles):
        shown.add_row(name, *(matrix.cell(board.level(name)) for _, board in groups))
    out.print(shown)
    say(
        "full: all its cases passed on that board or runtime. (full): they pass on the fake port "
        "in its manner, but were not run on the board. ?: unverified."
    )


@cli.command()
@DEVICE
@VIRTUAL
def probe(device, virtual):
    """What a board is and what its network can do, as JSON."""
    from netboard import flash

    with Connection(device, virtual) as board:
        found = board.info()
        port = flash.free_port() if found["platform"] in flash.HOSTS else flash.SMOKE_PORT
        found.update(board.ask("probe.py", MOST=32, PORT=port))
    print(json.dumps(found, indent=2))


@cli.command(context_settings={"ignore_unknown_options": True})
@click.argument("options", nargs=-1)
def size(options):
    """What core, port and each style cost: .mpy bytes and heap, against their budgets."""
    import size

    size.main(list(options))


# ---- vboard


@cli.command()
@click.option("--bits", type=click.Choice(["32", "64"]), default="32", show_default=True)
@click.option("--heap", default="192k", show_default=True, help="Heap of the interpreter.")
@click.option("--flash", help="Size of its flash, as 800k; default: a folder without a limit.")
@click.option("--storage", help="Folder (or image, with --flash) to keep; default: a new one.")
@click.option("--link", help="A name for the device, such as /tmp/board.")
def vboard(bits, heap, flash, storage, link):
    """A virtual board, until Ctrl-C: MicroPython's unix port, as mpremote sees a board."""
    from netboard.vboard import VirtualBoard

    with VirtualBoard(int(bits), heap, storage, flash, link=link) as board:
        where = link or board.path
        say(f"virtual board at {where} ({bits} bit, heap {heap})")
        say(f"try: mpremote connect {where} repl    or: netboard flash {where}")
        try:
            board.wait()
        except KeyboardInterrupt:
            return
        raise Trouble(board.failed or "the virtual board ended", "make setup, then try again")


def main():
    from netboard.cli_check import check
    from netboard.cli_flash import flash

    cli.add_command(flash)
    cli.add_command(check)
    cli()
