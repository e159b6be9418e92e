"""What the commands of netboard share: the console, the common options, the connection.

Host tool.
"""

from __future__ import annotations

import os
import sys

try:
    import click
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn
except ModuleNotFoundError as missing:
    sys.exit(f"netboard: {missing.name} is missing: pip install 'micropython-net[netboard]'")

from netboard import Trouble


class Terminal(Console):
    """Whoever read what is printed has enough (| head): that is no failure."""

    def on_broken_pipe(self):
        self.quiet = True
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


# The stream of now, whatever is put in the place of sys.stdout while mpremote is at work.
out = Terminal(file=sys.stdout, highlight=False)
if not out.is_terminal:
    out.width = 80


def say(text, end="\n", style=None):
    """A line as it is: words in brackets are no markup, and nothing is wrapped."""
    out.print(text, markup=False, soft_wrap=True, end=end, style=style)


# ---- options, with their values in --help and in a shell's completion


class Command(click.Command):
    """An option with an empty value is an unset variable of a script: it is told, not ignored."""

    def parse_args(self, ctx, args):
        rest = super().parse_args(ctx, args)
        for param in self.params:
            given = ctx.params.get(param.name)
            values = given if isinstance(given, tuple) else (given,)
            if "" in values and not ctx.resilient_parsing:
                name = param.opts[0] if isinstance(param, click.Option) else param.name.upper()
                raise Trouble(f"{name} is empty", "leave it out, or give it a value")
        return rest


class Named(click.ParamType):
    """One of some names, which `names` gives when they are needed."""

    def __init__(self, name, names):
        self.name = name
        self.names = names

    def shell_complete(self, ctx, param, incomplete):
        try:
            found = self.names()
        except Exception:  # a shell wants no traceback where it completes
            found = []
        return [
            click.shell_completion.CompletionItem(n) for n in found if n.startswith(incomplete)
        ]


def style_names():
    import netboard
    import mip_package  # isort: skip

    assert netboard
    return mip_package.styles()


def table_names():
    from netboard.tables import styles

    return list(styles())


def board_names():
    from netboard.tables import boards

    return list(boards())


def example_names():
    from netboard import program

    return program.examples()


def device_names():
    from netboard.device import attached

    return ["auto", *(port.device for port in attached())]


def style_option(names, what):
    """--style, whose help lists its values."""
    text = f"{what}; may be repeated. One of: {', '.join(names())}."
    return click.option("--style", "styles", multiple=True, type=Named("NAME", names), help=text)


DEVICE = click.argument("device", default="auto", type=Named("DEVICE", device_names))
BOARD = click.option(
    "--board",
    "board_name",
    type=Named("ID", board_names),
    help="The table to take, instead of the board's own; netboard list has the ids.",
)
VIRTUAL = click.option("--virtual", is_flag=True, help="A virtual board, for this command only.")
APART = click.option(
    "--apart", is_flag=True, help="A virtual board that is a machine of its own in the network."
)
DELAY = click.option("--delay", type=int, default=0, help="With --apart: ms that a frame takes.")


def wiring(apart, delay):
    """The options of a virtual board that is a machine of its own, or none."""
    if not apart:
        return {}
    from netboard.apart import Cable, enter

    enter()
    return {"cable": Cable(delay), "wifi": True}


class Connection:
    """The device of a command, perhaps with a virtual board behind it."""

    def __init__(self, device, virtual, **options):
        if virtual and device != "auto":
            raise Trouble(
                "--virtual makes a board of its own", "leave out the device, or --virtual"
            )
        self.name = device
        self.device = None
        self._options = options if virtual else None
        self.virtual = None

    def open(self):
        """The Device."""
        from netboard.device import Device

        if self._options is not None:
            from netboard.vboard import VirtualBoard

            self.virtual = VirtualBoard(**self._options).start()
            self.name = self.virtual.path
        try:
            self.device = Device(self.name)
            return self.device
        except BaseException:
            self.close()
            raise

    def lend(self):
        """Let other programs have the device; its name."""
        self.device.close()
        self.device = None
        return self.name

    def close(self):
        if self.device:
            self.device.close()
        if self.virtual:
            self.virtual.stop()

    __enter__ = open

    def __exit__(self, *exc):
        self.close()


def version(about):
    return ".".join(str(part) for part in about["version"])


# ---- copying


class Bars:
    """Progress, a bar a board; none where there is no terminal. A context manager."""

    def __init__(self):
        columns = TextColumn("{task.description:24}"), BarColumn(), DownloadColumn()
        self.shown = Progress(*columns, console=out, transient=True, disable=not out.is_terminal)

    def __enter__(self):
        self.shown.start()
        return self

    def __exit__(self, *exc):
        self.shown.stop()

    def add(self, name, plan):
        """progress(path, done) for a plan."""
        total = sum(len(plan.files[path]) for path in plan.write)
        task = self.shown.add_task(name, total=total)
        before = {"path": "", "done": 0}

        def progress(path, done):
            last = before["done"] if path == before["path"] else 0
            self.shown.update(task, advance=done - last)
            before.update(path=path, done=done)

        return progress


bars = Bars


def carry_out(board, plan, progress):
    """Make the board as planned."""
    from netboard import flash

    if plan.write or plan.remove:
        flash.apply(board, plan, progress)


def tell_copied(plan):
    if not plan.write and not plan.remove:
        say(f"nothing to do: {len(plan.files)} files, {plan.size} bytes are there already")
        return
    total = sum(len(plan.files[path]) for path in plan.write)
    kept = len(plan.files) - len(plan.write)
    say(
        f"{len(plan.write)} files copied ({total} bytes), {kept} unchanged, "
        f"{len(plan.remove)} removed; verified"
    )


def copy(board, plan):
    """Carry out a plan for one board, with a bar, and tell."""
    with bars() as shown:
        carry_out(board, plan, shown.add("copying", plan))
    tell_copied(plan)
