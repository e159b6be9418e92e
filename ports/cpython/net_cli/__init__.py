"""The command line of `net`, `python -m net`: a small netcat. CPython only.

Uses public names of net. argparse, so that it works on a bare Raspberry Pi; with rich installed
(the extra `cli`) progress and tables look better, and nothing else changes.

Exit codes: 0 done; 1 the network said no (refused, reset, timed out, address in use); 2 wrong
usage; 130 interrupted.
"""

import argparse
import importlib
import sys

import net

OK, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130
COMMANDS = ("connect", "listen", "echo", "bench", "info")
VIEWS = ("auto", "raw", "text", "hex")


def port_number(text):
    number = int(text)
    if not 0 <= number <= 65535:
        raise argparse.ArgumentTypeError("a port is from 0 to 65535")
    return number


def positive(text):
    number = float(text)
    if number <= 0:
        raise argparse.ArgumentTypeError("must be above 0")
    return number


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
    sub.add_argument("port", type=port_number, nargs="?", default=0, help="0: any free one")
    sub.add_argument("--host", default=host, help=f"the address to listen on ({host})")


def _talking(sub):
    sub.add_argument("host")
    sub.add_argument("port", type=port_number)
    sub.add_argument("-v", "--verbose", action="store_true", help="tell what happens")


def _showing(sub):
    add = sub.add_argument
    shown = "how to show what comes; auto: text on a terminal, else raw"
    add("--view", choices=VIEWS, default="auto", help=shown)
    add("-w", "--wait", type=positive, metavar="S", help="give up after S idle seconds")
    add("-p", "--progress", action="store_true", help="bytes and rate on stderr, also to a file")


def _measuring(sub):
    sub.add_argument("host", nargs="?")
    sub.add_argument("port", type=port_number, nargs="?")
    sub.add_argument("-s", "--size", type=int, default=64, help="bytes of a message (64)")
    sub.add_argument("-c", "--connections", type=int, default=1)
    sub.add_argument("-t", "--time", type=positive, default=2, metavar="S", help="seconds (2)")


def main(argv=None):
    """Run one command; its exit code."""
    options = parser().parse_args(argv)
    command = importlib.import_module("net_cli." + options.command)
    try:
        return command.run(options)
    except net.NetError as error:
        return failed(error)
    except BrokenPipeError:  # whoever read our stdout has enough
        sys.stderr.close()
        return OK
    except KeyboardInterrupt:
        return INTERRUPTED


def failed(error):
    """Tell of a failure; the exit code for it."""
    say(f"{error.syscall}: {error.code}" if error.syscall else str(error))
    return FAILED


def say(text):
    print("net: " + text, file=sys.stderr, flush=True)
