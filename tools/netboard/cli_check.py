"""netboard check: the command. check.py does the work.

Host tool.
"""

from __future__ import annotations

import re
import sys

import click

from netboard import INSTALLED, ROOT, Trouble
from netboard.terminal import (
    APART,
    BOARD,
    DELAY,
    DEVICE,
    VIRTUAL,
    Command,
    Connection,
    copy,
    say,
    style_option,
    table_names,
    wiring,
)


@click.command(cls=Command)
@DEVICE
@style_option(table_names, "An API style")
@BOARD
@VIRTUAL
@APART
@DELAY
@click.option(
    "--local", help="Not a device but this machine: cpython, unix, unix-no-ffi, fake-esp32, ..."
)
@click.option("-k", "only", help="Only cases whose names this pattern finds; nothing is written.")
@click.option("--peer", type=click.Choice(["board", "host"]), help="Where the other side is.")
@click.option(
    "--evidence",
    type=click.Choice(["emulator", "hardware"]),
    help="What the board is. Hardware has to be named; a pseudo terminal is an emulator's.",
)
@click.option(
    "--native", is_flag=True, help="With the library as `netboard flash --native` has it."
)
@click.option("--dry", is_flag=True, help="Do not write into the table.")
def check(
    device, styles, board_name, virtual, apart, delay, local, only, peer, evidence, native, dry
):
    """Run the conformance suite on a board and write what it saw into its table."""
    if INSTALLED:
        raise Trouble("the tests are in a checkout, not in what pip installs", "run it there")
    from netboard import cases, check, matrix, tables

    chosen = list(styles) or list(tables.styles())
    tables.names(chosen)
    pattern(only)
    files = list(check.chosen_files(chosen, only))
    if local and (device != "auto" or virtual):
        raise Trouble("--local is this machine, and no device", "name one of them")
    if local and native:
        raise Trouble("--native is about what is on a board", "leave out --local")
    if local:
        tests = [] if only else chosen
        board, kind, ran, outcomes = check_local(local, files, tests)
    elif not (files or not only and cases.on_board(chosen)):
        raise Trouble(
            "none of these cases can be sent to a board",
            "netboard check --local cpython (or unix) runs those of pytest; or mend the pattern",
        )
    else:
        connection = Connection(device, virtual or apart, **wiring(apart, delay))
        tests = [] if only else cases.on_board(chosen)
        write = not (dry or only)
        board, kind, ran, outcomes = check_device(
            connection, files, tests, board_name, peer, styles, evidence, write, native
        )
    summary(outcomes)
    if not any(outcome.verdict == "PASS" for outcome in outcomes):
        say("no case passed: nothing to write")
    elif not (dry or only):
        file = check.record(board, kind, check.block(kind, ran, outcomes))
        say(f"{file.relative_to(ROOT)} written ({kind}, {ran})")
        for file in matrix.stale():
            file.write_text(matrix.render()[file], encoding="utf-8")
    if any(outcome.verdict == "FAIL" for outcome in outcomes):
        sys.exit(1)


def pattern(only):
    """-k is a regular expression."""
    try:
        re.compile(only or "")
    except re.error as error:
        raise Trouble(f"-k {only}: {error}", "mend the pattern, or put it in quotes") from None


def check_local(name, files, styles):
    from netboard import local, tables

    where = local.find(name)
    outcomes = local.run_files(name, files, tell)
    outcomes += local.run_tests(name, styles, tell)
    return tables.board(where.board), where.kind, local.version_of(name), outcomes


def check_device(
    connection, files, tests, board_name, peer, styles, evidence, write, native=False
):
    from netboard import check, local

    outcomes = []
    with connection as device:
        kind = check.kind_of(device.info(), device.port, evidence)
        if write and kind is None:
            raise Trouble(
                f"it cannot be told whether {device.port} is hardware",
                "--evidence hardware, or emulator; or --dry, which writes nothing",
            )
        about, run = prepared(device, files, board_name, peer, styles, native)
        for file in files:
            outcomes.append(run.run(file))
            tell(outcomes[-1])
        if tests:
            addresses = run.addresses()
            outcomes += local.run_on_board(tests, connection.lend(), *addresses, tell)
    return run.board, kind, check.firmware(about), outcomes


def prepared(device, files, board_name, peer, styles, native=False):
    """(what the board is, the check.OnBoard that runs cases on it): library and harness there."""
    from netboard import check, flash, tables
    from netboard.native import Code

    about = device.info()
    board = flash.find_board(about, board_name)
    flash.check_abi(about)
    known = [s for s in tables.styles() if s in flash.mip_package.styles()]
    have = [s for s in styles or flash.mip_package.styles() if s in known]
    sources = flash.sources(board, have, flash.has_wifi(device))
    code = Code(about, board.port) if native else None
    if code:
        say(f"native: {code}")
    copy(device, flash.make_plan(device, flash.compiled(sources, False, code)))
    device.enter()
    run = check.OnBoard(device, about, board, None if peer is None else peer == "host")
    run.prepare(files)
    if run.peers:
        say(f"the board is at {run.peers.board}, its peers at {run.peers.here}")
    return about, run


def tell(outcome):
    if outcome.verdict != "PASS":
        text = outcome.text.splitlines()[0] if outcome.text else ""
        say(f"{outcome.verdict} {outcome.name}: {text}")


def summary(outcomes):
    counts = [sum(o.verdict == verdict for o in outcomes) for verdict in ("PASS", "SKIP", "FAIL")]
    say("{} cases passed, {} skipped, {} failed".format(*counts))
