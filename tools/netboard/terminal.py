"""What the commands of netboard share: the console, the common options, the connection.

Host tool.
"""

from __future__ import annotations

import sys

try:
    import click
    from rich.console import Console
    from rich.progress import Progress
except ModuleNotFoundError as missing:
    sys.exit(f"netboard: {missing.name} is missing: pip install 'micropython-net[netboard]'")

out = Console(highlight=False)
if not out.is_terminal:
    out.width = 140


def say(text, end="\n"):
    """A line as it is: words in brackets are no markup, and nothing is wrapped."""
    out.print(text, markup=False, soft_wrap=True, end=end)


DEVICE = click.argument("device", default="auto")
STYLE = click.option("--style", "styles", multiple=True, help="An API style; may be repeated.")
BOARD = click.option(
    "--board", "board_name", help="The table to take, instead of the board's own."
)
VIRTUAL = click.option("--virtual", is_flag=True, help="A virtual board, for this command only.")


class Connection:
    """The device of a command, perhaps with a virtual board behind it."""

    def __init__(self, device, virtual, **options):
        from netboard.vboard import VirtualBoard

        self.virtual = VirtualBoard(**options).start() if virtual else None
        self.name = self.virtual.path if self.virtual else device

    def __enter__(self):
        from netboard.device import Device

        try:
            self.device = Device(self.name)
            return self.device
        except BaseException:
            self._stop()
            raise

    def __exit__(self, *exc):
        self.device.close()
        self._stop()

    def _stop(self):
        if self.virtual:
            self.virtual.stop()


def version(about):
    return ".".join(str(part) for part in about["version"])


def copy(board, plan):
    """Carry out a plan, with a progress bar."""
    from netboard import flash

    if not plan.write and not plan.remove:
        say(f"nothing to do: {len(plan.files)} files, {plan.size} bytes are there already")
        return
    total = sum(len(plan.files[path]) for path in plan.write)
    with Progress(console=out, transient=True, disable=not out.is_terminal) as bar:
        task = bar.add_task("copying", total=total)
        before = {"path": "", "done": 0}

        def progress(path, done):
            last = before["done"] if path == before["path"] else 0
            bar.update(task, advance=done - last, description=path)
            before.update(path=path, done=done)

        flash.apply(board, plan, progress)
    kept = len(plan.files) - len(plan.write)
    say(
        f"{len(plan.write)} files copied ({total} bytes), {kept} unchanged, "
        f"{len(plan.remove)} removed; verified"
    )
