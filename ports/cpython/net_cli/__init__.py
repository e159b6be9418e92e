"""The command line of `net`, `python -m net`: a small netcat. CPython only.

Uses public names of net. argparse, so that it works on a bare Raspberry Pi; with rich installed
(the extra `cli`) progress and tables look better, and nothing else changes.

Exit codes: 0 done; 1 the network said no (refused, reset, timed out, address in use); 2 wrong
usage; 130 interrupted.
"""

import argparse
import importlib
import os
import sys

import net

OK, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130
COMMANDS = ("connect", "listen", "echo", "bench", "info")
VIEWS = ("auto", "raw", "text", "hex")


MOST_SECONDS = 536870  # 6 days: the most that net's timers take


def whole(low, high, what):
    """A checker of options: a whole number from low to high."""

    def check(text):
        if not text.isdecimal() or not low <= int(text) <= high:
            raise argparse.ArgumentTypeError(f"{what} is a number from {low} to {high}")
        return int(text)

    return check


def seconds(text):
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number <= MOST_SECONDS:
        raise argparse.ArgumentTypeError(f"seconds are above 0, at most {MOST_SECONDS}")
    return number


def host_name(text):
    if not text:
        raise argparse.ArgumentTypeError("a host is a name or an address")
    return text


def parser():
    made = argparse.ArgumentParser(prog="python -m net", description="Talk TCP by hand.")
    made.add_argument("--version", action="version", version="micropython-net " + net.__version__)
    subs = made.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _talking(subs.add_parser("connect", help="connect; stdin is sent, what comes goes to stdout"))
    listen = subs.add_parser("listen", help="the same with whoever connects")
    _where(listen, "0.0.0.0")
    listen.add_argument("-k", "--keep", action="store_true", help="one client after the other")
    echo = subs.add_parser("echo", help="send everything back")
    _where(echo, "0.0.0.0")
    bench = subs.add_parser("bench", help="measure an echo server; without HOST an own one")
    _measuring(bench)
    info = subs.add_parser("info", help="what this machine can do")
    info.add_argument("-a", "--all", action="store_true", help="every API")
    for sub in (listen, subs.choices["connect"]):
        _showing(sub)
    for sub in (listen, echo):
        sub.add_argument("-v", "--verbose", action="store_true", help="tell what happens")
    return made


def _where(sub, host):
    port = whole(0, 65535, "a port")
    sub.add_argument("port", type=port, nargs="?", default=0, help="0: any free one")
    sub.add_argument(
        "--host", type=host_name, default=host, help=f"the address to listen on ({host})"
    )


def _talking(sub):
    sub.add_argument("host", type=host_name)
    sub.add_argument("port", type=whole(1, 65535, "a port"))
    sub.add_argument("-v", "--verbose", action="store_true", help="tell what happens")


def _showing(sub):
    add = sub.add_argument
    shown = "how to show what comes; auto: text on a terminal, else raw"
    add("--view", choices=VIEWS, default="auto", help=shown)
    add("-w", "--wait", type=seconds, metavar="S", help="give up after S idle seconds")
    add("-p", "--progress", action="store_true", help="bytes and rate on stderr, also to a file")


def _measuring(sub):
    add = sub.add_argument
    add("host", nargs="?", type=host_name)
    add("port", nargs="?", type=whole(1, 65535, "a port"))
    size = whole(1, 16000000, "a size")
    add("-s", "--size", type=size, default=64, metavar="BYTES", help="of a message (64)")
    many = whole(1, 10000, "how many connections")
    add("-c", "--connections", type=many, default=1, metavar="N", help="at once (1)")
    add("-t", "--time", type=seconds, default=2, metavar="S", help="seconds (2)")


def keep_descriptors():
    """Where the shell has closed stdin, stdout or stderr (2>&-) a socket would get its number, and
    what is meant for it would go elsewhere: nowhere is a place as well."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # gets the lowest number that is free: this one
        if getattr(sys, name) is None:
            stream = open(os.devnull, "r" if number == 0 else "w", encoding="utf-8")
            setattr(sys, name, stream)


def main(argv=None):
    """Run one command; its exit code."""
    keep_descriptors()
    try:
        options = parser().parse_args(argv)
    except OSError:  # before Python 3.10 argparse minds that stderr takes nothing
        return 2
    command = importlib.import_module("net_cli." + options.command)
    try:
        code = command.run(options)
        sys.stdout.flush()
        return code
    except net.NetError as error:
        return failed(error)
    except BrokenPipeError:  # whoever read our stdout has enough
        leave_stdout()
        return OK
    except OSError as error:
        stdout_failed(error)
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED


def failed(error):
    """Tell of a failure, as `connect: ECONNREFUSED (Connection refused)`; the exit code for it."""
    why = "no such host" if error.syscall == "lookup" else os.strerror(error.errno)
    say(f"{error.syscall}: {error.code} ({why})")
    return FAILED


def stdout_failed(error):
    """Tell that it takes no more."""
    leave_stdout()
    say(f"stdout: {error.strerror}")


def leave_stdout():
    """What Python still flushes at its end goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def say(text):
    """A line on stderr; where that takes none the exit code has to do."""
    try:
        print("net: " + text, file=sys.stderr, flush=True)
    except OSError:
        pass
