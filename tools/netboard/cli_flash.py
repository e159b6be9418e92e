"""netboard flash: the command. flash.py does the work.

Host tool.
"""

from __future__ import annotations

import json

import click

from netboard.terminal import BOARD, DEVICE, STYLE, VIRTUAL, Connection, copy, say, version


@click.command()
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


def programs(example, words, wifi):
    """main.py and the credentials, {path: bytes}."""
    from netboard import flash

    found = {}
    if example:
        found["/main.py"] = flash.main_file(example, words)
        if wifi:
            head = b"import net\nfrom net_micropython import wifi\n\nwifi.keep_saved(net)\n"
            found["/main.py"] = head + found["/main.py"]
    if wifi:
        name = click.prompt("Wi-Fi network")
        secret = click.prompt("Password", hide_input=True, default="", show_default=False)
        found["/wifi.json"] = json.dumps({"ssid": name, "password": secret}).encode()
    return found


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
