"""The netboard command line. Each command is a few lines over the files beside this one.

Host tool. Every failure ends with what to do next.
"""

from __future__ import annotations

import json
import signal
import sys

from netboard import INSTALLED, ROOT, Trouble
from netboard.terminal import (
    DEVICE,
    VIRTUAL,
    Command,
    Connection,
    Named,
    board_names,
    click,
    say,
    style_option,
    table_names,
)

AGAIN = "give the command again: it completes what was begun"
INTERRUPTED = 128 + signal.SIGINT
SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_NETBOARD_COMPLETE"


class Commands(click.Group):
    """Trouble becomes two lines and exit code 1."""

    command_class = Command

    def invoke(self, ctx):
        try:
            return super().invoke(ctx)
        except Trouble as trouble:
            what = trouble.what.strip() or "it failed"
            click.echo(f"netboard: {what}\n  {trouble.do}.", err=True)
            sys.exit(1)
        except KeyboardInterrupt:
            click.echo(f"netboard: interrupted\n  {AGAIN}.", err=True)
            sys.exit(INTERRUPTED)
        except BrokenPipeError:  # whoever read what is printed has enough
            sys.exit(0)
        except OSError as error:
            click.echo(f"netboard: {error}\n  see the error, then try again.", err=True)
            sys.exit(1)


def print_version(ctx, param, wanted):
    if wanted and not ctx.resilient_parsing:
        import mip_package

        click.echo(f"netboard {mip_package.version()}")
        ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=print_version,
    help="The version of the library that it installs.",
)
def cli():
    """Boards for micropython-net: what they can do, and the library on them.

    DEVICE is any device string of mpremote: auto, a0, u0, id:SERIAL, a path.
    """


@cli.command()
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell):
    """What makes a shell complete commands, options and their values.

    bash: eval "$(netboard completion bash)" in ~/.bashrc; zsh the same in ~/.zshrc; fish:
    netboard completion fish > ~/.config/fish/completions/netboard.fish
    """
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    click.echo(made(cli, {}, "netboard", VARIABLE).source())


# ---- list, matrix


@cli.command("list")
def list_():
    """The boards that have tables, and the devices that are connected."""
    from netboard import shown
    from netboard.device import attached

    shown.boards()
    shown.devices(attached())


@cli.command()
@style_option(table_names, "An API style")
@click.option(
    "--board",
    "chosen",
    multiple=True,
    type=Named("ID", board_names),
    help="A board; may be repeated.",
)
@click.option("--write", is_flag=True, help="Renew the files that are made from the tables.")
@click.option("--check", is_flag=True, help="Fail when one of them is out of date.")
def matrix(styles, chosen, write, check):
    """Every API on every board: in the terminal, or into the project's files."""
    if INSTALLED and (write or check):
        raise Trouble("the project's files are in a checkout", "run it there")
    from netboard import matrix, shown, tables

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
    boards = [tables.board(name) for name in chosen] or tables.boards().values()
    shown.levels(boards, tables.names(styles))


@cli.command()
@DEVICE
@VIRTUAL
def probe(device, virtual):
    """What a board is and what its network can do, as JSON."""
    from netboard import flash

    with Connection(device, virtual) as board:
        found = board.info()
        port = flash.free_port() if flash.hosted(found) else flash.SMOKE_PORT
        found.update(board.ask("probe.py", MOST=32, PORT=port))
    print(json.dumps(found, indent=2))


@cli.command()
@click.option("--check", is_flag=True, help="Fail above a limit.")
@click.option("--files", is_flag=True, help="Each file as well.")
def size(check, files):
    """What core, port and each style cost: .mpy bytes and heap, against their budgets."""
    from pathlib import Path

    import size

    from netboard.vboard import interpreter

    if INSTALLED:
        size.INTERPRETER = Path(interpreter(32))
    size.main(["--check"] * check + ["--files"] * files)


# ---- stubs, vboard


@cli.command()
@click.argument("folder", default="typings", type=click.Path(file_okay=False))
def stubs(folder):
    """The types of the library in FOLDER (default: typings), for editors that look there."""
    import stub_package

    try:
        stub_package.write(folder)
    except OSError as error:
        raise Trouble(
            f"cannot write to {folder}: {error.strerror}", "name another folder"
        ) from None
    say(f"{folder}: the types of {' and '.join(stub_package.SOURCES)}")


@cli.command()
@click.option("--bits", type=click.Choice(["32", "64"]), default="32", show_default=True)
@click.option("--heap", default="192k", show_default=True, help="Heap of the interpreter.")
@click.option("--flash", help="Size of its flash, as 800k; default: a folder without a limit.")
@click.option("--romfs", help="Size of a ROMFS partition, as 256k; default: none.")
@click.option("--storage", help="Folder (or image, with --flash) to keep; default: a new one.")
@click.option("--link", help="A name for the device, such as /tmp/board.")
def vboard(bits, heap, flash, romfs, storage, link):
    """A virtual board, until Ctrl-C: MicroPython's unix port, as mpremote sees a board."""
    from netboard.vboard import VirtualBoard

    options = {"flash": flash, "romfs": romfs, "link": link}
    with VirtualBoard(int(bits), heap, storage, **options) as board:
        where = link or board.path
        say(f"virtual board at {where} ({bits} bit, heap {heap})")
        say(f"try: mpremote connect {where} repl    or: netboard flash {where}")
        try:
            board.wait()
        except KeyboardInterrupt:
            return
        raise Trouble(board.failed or "the virtual board ended", "make setup, then try again")


def ended(number, frame):
    """SIGTERM, SIGHUP: end as a program does that has things to put in order."""
    sys.exit(128 + number)


def main():
    from netboard.cli_check import check
    from netboard.cli_flash import flash

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), ended)
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:  # see __main__.py
        signal.signal(signal.SIGINT, signal.default_int_handler)
    cli.add_command(flash)
    cli.add_command(check)
    cli(prog_name="netboard", complete_var=VARIABLE)
