"""netboard flash: the command. flashing.py and flash.py do the work.

Host tool.
"""

from __future__ import annotations

import re
import sys

import click

from netboard import Trouble
from netboard.terminal import (
    BOARD,
    VIRTUAL,
    Command,
    Named,
    device_names,
    example_names,
    say,
    style_names,
    style_option,
    tell_copied,
)

SILENCE = 2  # seconds after which a program that prints nothing more has begun
FIRST_SILENCE = 10  # ... that has printed nothing yet: a slow board still loads it
WIFI_SILENCE = 25  # ... which first waits for Wi-Fi; wifi.py gives up after 20
DEVICES = click.argument("devices", nargs=-1, type=Named("DEVICE", device_names))
EXAMPLE = click.option(
    "--example",
    type=Named("NAME", example_names),
    help="A program of examples/, or the path of any, to install as main.py and start. One of: "
    f"{', '.join(example_names())}.",
)
WIFI_FILE = click.option(
    "--wifi-file", metavar="FILE", help='The same from a file: {"ssid": "...", "password": "..."}.'
)


@click.command(cls=Command)
@DEVICES
@style_option(style_names, "An API style or option")
@BOARD
@VIRTUAL
@click.option("--source", is_flag=True, help="Install .py instead of .mpy.")
@EXAMPLE
@click.option("--arg", "words", multiple=True, help="An argument of that program; repeatable.")
@click.option(
    "--wifi",
    is_flag=True,
    help="Store Wi-Fi credentials on the board: of NETBOARD_SSID and NETBOARD_PASSWORD, or asked "
    "for.",
)
@WIFI_FILE
@click.option(
    "--native/--no-native",
    default=False,
    help="Compile what every message runs through for the board's processor: faster, more RAM. "
    "Default: bytecode.",
)
@click.option("--romfs", is_flag=True, help="Install into the firmware's ROMFS partition.")
@click.option("-y", "--yes", is_flag=True, help="Replace a main.py that netboard did not write.")
@click.option("--follow", is_flag=True, help="Show what the program prints, until Ctrl-C.")
def flash(devices, virtual, example, follow, **options):
    """Install the library on boards: only what they lack, verified and tried out.

    DEVICE is any device string of mpremote; several are flashed side by side.
    """
    from netboard import flashing

    fitting(devices, example, follow, options)
    wanted = wish(example, options)
    # With a terminal it is asked; else only --yes replaces what somebody else wrote.
    ask = click.confirm if sys.stdin.isatty() else lambda what: False
    jobs = flashing.flash_all(devices or ("auto",), virtual, wanted, ask)
    try:
        for job in jobs:
            report(job, len(jobs) > 1)
        if example and not jobs[0].trouble and len(jobs) == 1:
            run_example(jobs[0], example, wanted.wifi is not None, follow or virtual)
        elif example:
            for job in jobs:
                if not job.trouble:
                    job.board.start_over()
    finally:
        for job in jobs:
            job.close()
    end(jobs)


def fitting(devices, example, follow, options):
    """What only makes sense together."""
    if len(set(devices)) < len(devices):
        raise Trouble("a device is named twice", "name each once")
    for name, given in (("--arg", options["words"]), ("--follow", follow)):
        if given and not example:
            raise Trouble(f"{name} without --example", "name the program with --example")
    if follow and len(devices) > 1:
        raise Trouble("--follow shows one board", "flash the others without it")
    if options["romfs"] and options["source"]:
        raise Trouble("--romfs runs bytecode from flash", "leave out --source")
    if options["native"] and options["source"]:
        raise Trouble("--native compiles, and --source does not", "leave out one of them")


def wish(example, options):
    """The flashing.Wanted of this command line."""
    from netboard import flashing, program

    wifi = None
    if options["wifi"] or options["wifi_file"]:
        wifi = program.credentials(options["wifi_file"], prompt)
    styles, main = list(options["styles"]), None
    if example:
        main = program.main_file(example, options["words"], wifi is not None)
        # A program that imports a style would fail without it.
        styles += [s for s in program.needs(program.find(example)) if s not in styles]
    styles = [style for style in styles if style != "wifi"]
    names = ("board_name", "source", "romfs", "yes", "native")
    return flashing.Wanted(
        styles=styles, main=main, wifi=wifi, **{name: options[name] for name in names}
    )


def prompt(what):
    try:
        if what == "network":
            return click.prompt("Wi-Fi network")
        return click.prompt("Password", hide_input=True, default="", show_default=False)
    except click.Abort:
        say("")
        raise Trouble(
            "no Wi-Fi credentials", "type them, or set NETBOARD_SSID and NETBOARD_PASSWORD"
        ) from None


# ---- what is told


def report(job, named):
    if named:
        say(f"\n{job.name}", style="bold")
    if job.trouble:
        if named:
            say(f"not flashed: {job.trouble.what}")
        return
    tell_copied(job.plan)
    if job.kept:
        say(f"the old main.py is kept as {job.kept}")
    if "/wifi.json" in job.plan.remove:
        say("the Wi-Fi credentials are gone from the board: it was flashed without --wifi")
    space(job)
    result = job.result
    say(
        f"heap: {result['heap_import']} bytes by import net, {result['heap_used']} with a server"
        f" and a client in use; {result['heap_free']} free"
    )
    if job.code:
        say(f"native: {job.code}")
    if job.image:
        say(
            f"romfs: {len(job.image)} bytes; the import takes {job.saved} bytes of heap less there"
        )
    echoes = ", connects and echoes" if b"smoke" in result["seen"] else ""
    say(f"smoke test passed: net {result['version']} listens{echoes}", style="green")
    if job.address:
        address, why = job.address
        say(f"address: {address}" if address else f"no address: {why}")


def space(job):
    say(f"flash: {job.plan.size} bytes in {len(job.plan.files)} files", end="")
    if job.after["flash_free"] < 1 << 28:  # a virtual board's folder has the host's whole disk
        say(f"; {job.after['flash_free']} of {job.after['flash_size']} free", end="")
    say("")


def end(jobs):
    """Exit code 1 when a board was not flashed; the trouble of a single one is told as ever."""
    failed = [job for job in jobs if job.trouble]
    if len(jobs) == 1 and failed:
        raise failed[0].trouble
    if failed:
        names = ", ".join(job.name for job in failed)
        raise Trouble(f"not flashed: {names}", failed[0].trouble.do)


def run_example(job, example, wifi, follow):
    """Start main.py and show its first lines, up to the address to open, or all."""
    job.board.start_over()
    say(f"{example} starts; it is main.py and runs after every reset" + follow * " (Ctrl-C)")
    shown = Beginning(wifi)
    try:
        while not shown.over or follow and not shown.failed:
            # What has begun is silent; before that a board may be waiting for Wi-Fi.
            for line in job.board.lines(shown.silence):
                if shown.feed(line) and (shown.failed or not follow):
                    break
            else:
                shown.over = True
    except KeyboardInterrupt:
        return
    if shown.failed:
        do = "mend it, and flash it again; the library itself is in place"
        if wifi and job.hosted:
            do = "a virtual board has no Wi-Fi but the computer's network: leave out --wifi"
        raise Trouble(f"{example} has ended: {shown.failed}", do)
    if shown.nowhere and not job.hosted:
        raise Trouble(
            "the board is in no network, so the address is of no use to others",
            "see that its Wi-Fi is up: netboard flash --wifi",
        )


class Beginning:
    """What a board prints after a reset."""

    over = False  # the address to open is told, or it has ended
    failed = ""  # the exception that ended it
    nowhere = False  # ... and is one that only the board itself can reach

    def __init__(self, wifi):
        self.silence = WIFI_SILENCE if wifi else FIRST_SILENCE  # after which it says no more
        self.begun = False
        self.traced = False  # within a traceback
        self.raised = ""  # what the line before told, if that was its end

    def feed(self, line):
        """True at a line after which the silence, or the whole, is another."""
        if not self.begun:
            self.begun = "soft reboot" in line
            return False
        if not line:
            return False
        if self.raised and re.match(r"MicroPython v\d\S* on \d", line):  # the prompt
            self.failed = self.raised
            self.over = True
            return True
        self.raised = line if self.traced and not line.startswith(" ") else ""
        begins = line.startswith("Traceback (most recent call last)")
        self.traced = begins or self.traced and not self.raised
        self.over = bool(re.fullmatch(r"https?://\S+", line))
        self.nowhere = self.over and "//127.0.0.1:" in line
        say("  " + line, style="bold green" if self.over else None)
        before = self.silence
        if before != WIFI_SILENCE:
            self.silence = SILENCE
        elif line.startswith("wifi: ") and line != "wifi: connecting":
            self.silence = FIRST_SILENCE
        return self.over or self.silence != before
