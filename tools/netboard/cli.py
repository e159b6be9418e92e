"""The netboard command line. Each command is a few lines over the files beside this one.

Host tool. Every failure ends with what to do next.
"""

from __future__ import annotations

import json
import sys

try:
    import click
    from rich.console import Console
    from rich.progress import Progress
    from rich.table import Table
except ModuleNotFoundError as missing:
    sys.exit(f"netboard: {missing.name} is missing: pip install 'micropython-net[netboard]'")

from netboard import ROOT, Trouble

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


# ---- list, matrix


@cli.command("list")
def list_():
    """The boards that have tables, and the devices that are connected."""
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


# ---- flash


@cli.command()
@DEVICE
@STYLE
@BOARD
@VIRTUAL
@click.option("--source", is_flag=True, help="Install .py instead of .mpy.")
@click.option("--example", help="A program of examples/, or any file, to install as main.py.")
@click.option("--arg", "words", multiple=True, help="An argument of that program.")
@click.option(
    "--wifi", is_flag=True, help="Ask for Wi-Fi credentials and store them on the board."
)
@click.option("--follow", is_flag=True, help="Show what the program prints, until Ctrl-C.")
def flash(device, styles, board_name, virtual, source, example, words, wifi, follow):
    """Install the library on a board: only what it lacks, verified and tried out."""
    from netboard import flash

    with Connection(device, virtual) as board:
        about = board.info()
        table = flash.find_board(about, board_name)
        say(f"{table.title} ({table.id}), MicroPython {version(about)} at {board.name}")
        if not source:
            flash.check_abi(about)
        files = flash.compiled(flash.sources(table, styles, wifi), source)
        files.update(programs(example, words, wifi))
        plan = flash.make_plan(board, files)
        copy(board, plan)
        result = flash.smoke(board, about, table)
        report(about, board.info(), plan, result)
        if example:
            run_example(board, example, follow or virtual)


def version(about):
    return ".".join(str(part) for part in about["version"])


def programs(example, words, wifi):
    """main.py and the credentials, {path: bytes}."""
    from netboard import flash

    found = {}
    if example:
        found["/main.py"] = flash.main_file(example, words)
        if wifi:
            head = b"from net_micropython import wifi\n\nwifi.connect_saved()\n"
            found["/main.py"] = head + found["/main.py"]
    if wifi:
        name = click.prompt("Wi-Fi network")
        secret = click.prompt("Password", hide_input=True, default="", show_default=False)
        found["/wifi.json"] = json.dumps({"ssid": name, "password": secret}).encode()
    return found


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


def report(about, after, plan, result):
    say(f"flash: {plan.size} bytes in {len(plan.files)} files", end="")
    if after["flash_free"] < 1 << 28:  # a virtual board's folder has the host's whole disk
        say(f"; {after['flash_free']} of {after['flash_size']} free", end="")
    say(
        f"\nheap: {result['heap_import']} bytes by import net, {result['heap_used']} with a server"
        f" and a client in use; {result['heap_free']} free"
    )
    say(f"smoke test passed: net {result['version']} listens" + echoed(result))


def echoed(result):
    return ", connects and echoes" if b"smoke" in result["seen"] else ""


def run_example(board, example, follow):
    """Start main.py and show its first lines, or all."""
    board.start_over()
    say(f"{example} starts; it is main.py and runs after every reset" + follow * " (Ctrl-C)")
    begun = False
    try:
        while True:
            for line in board.lines(2):
                if begun and line:
                    say("  " + line)
                begun = begun or "soft reboot" in line
            if not follow:
                return
    except KeyboardInterrupt:
        return


# ---- check, probe, size


@cli.command()
@DEVICE
@STYLE
@BOARD
@VIRTUAL
@click.option(
    "--local", help="Not a device but this machine: cpython, unix, fake-esp32, fake-rp2."
)
@click.option("-k", "only", help="Only cases whose names this pattern finds; nothing is written.")
@click.option("--peer", type=click.Choice(["board", "host"]), help="Where the other side is.")
@click.option("--dry", is_flag=True, help="Do not write into the table.")
def check(device, styles, board_name, virtual, local, only, peer, dry):
    """Run the conformance suite on a board and write what it saw into its table."""
    from netboard import check, matrix, tables

    chosen = list(styles) or list(tables.styles())
    files = list(check.chosen_files(chosen, only))
    if local:
        board, kind, ran, outcomes = check_local(local, files)
    else:
        with Connection(device, virtual) as found:
            board, kind, ran, outcomes = check_device(found, files, board_name, peer, styles)
    summary(outcomes)
    if not (dry or only or styles):
        file = check.record(board, kind, check.block(kind, ran, outcomes))
        say(f"{file.relative_to(ROOT)} written ({kind}, {ran})")
        for file in matrix.stale():
            file.write_text(matrix.render()[file], encoding="utf-8")
    if any(outcome.verdict == "FAIL" for outcome in outcomes):
        sys.exit(1)


def check_local(name, files):
    from netboard import check, tables

    if name not in check.LOCAL:
        raise Trouble(f"there is no local runtime {name}", "one of: " + ", ".join(check.LOCAL))
    board, kind, _ = check.LOCAL[name]
    outcomes = check.run_local(name, files, tell)
    return tables.board(board), kind, check.version_of(name), outcomes


def check_device(device, files, board_name, peer, styles):
    from netboard import check, flash, tables

    about = device.info()
    board = flash.find_board(about, board_name)
    flash.check_abi(about)
    known = [s for s in tables.styles() if s in flash.mip_package.styles()]
    have = [s for s in styles or flash.mip_package.styles() if s in known]
    copy(device, flash.make_plan(device, flash.compiled(flash.sources(board, have), False)))
    device.enter()
    run = check.OnBoard(device, about, board, None if peer is None else peer == "host")
    run.prepare()
    outcomes = []
    for file in files:
        outcomes.append(run.run(file))
        tell(outcomes[-1])
    return board, check.host_kind(about), "MicroPython " + version(about), outcomes


def tell(outcome):
    if outcome.verdict != "PASS":
        text = outcome.text.splitlines()[0] if outcome.text else ""
        say(f"{outcome.verdict} {outcome.name}: {text}")


def summary(outcomes):
    counts = [sum(o.verdict == verdict for o in outcomes) for verdict in ("PASS", "SKIP", "FAIL")]
    say("{} cases passed, {} skipped, {} failed".format(*counts))


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
    cli()
