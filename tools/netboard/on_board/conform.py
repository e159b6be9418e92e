"""Conformance tests on a board: set up once a session, then run_case(name, source) for each.

Runs on the board, after a line that sets ROLES: True when the other side of each test is on the
host (peers_serial.py), else both are on the board. The harness lies in /nettest.
"""

import gc
import sys

for _folder in ("/lib", "/nettest"):
    if _folder not in sys.path:
        sys.path.insert(0, _folder)

from harness import Failure, T  # noqa: E402

import net  # noqa: E402
from net._port import port  # noqa: E402


def _up():
    """Wi-Fi as netboard flash --wifi left it, else as the firmware has it."""
    try:
        from net_micropython import wifi

        wifi.connect_saved()
    except (ImportError, OSError):
        pass


def _peers():
    if ROLES:  # noqa: F821
        from peers_serial import Peers
    else:
        from peers import Peers
    return Peers()


class Test(T):
    def until(self, *words, **options):
        """As T.until; what the host has seen, the board's own loop may still have to tell."""
        T.until(self, *words, **options)
        if ROLES:  # noqa: F821
            net.turn(0)
            net.turn(0)

    def intact(self, chunks):
        """As T.intact, also for what only the host knows."""
        if not hasattr(chunks, "intact"):
            T.intact(self, chunks)
            return
        wrong = chunks.intact()
        if wrong:
            raise Failure(wrong)


def run_case(name, source):
    """Print "PASS name" or "FAIL name: text" and a traceback. False: reset before the next."""
    clean = True
    failed = []
    gc.collect()
    t = Test(_peers(), port.HIGH_WATER < 1024)
    try:
        space = {"__name__": name}
        exec(source, space)
        source = None
        space["test"](t)
    except Exception as error:
        failed.append(error)
        failed += t.unhandled
        t.unhandled.clear()
    try:
        t.finish(_nothing)
    except Exception as error:
        failed.append(error)
        clean = False
    if not failed:
        print("PASS " + name)
    for error in failed[:1]:
        text = str(error) if isinstance(error, Failure) else repr(error)
        print("FAIL", name + ":", " ".join(text.split()))
    for error in failed:
        sys.print_exception(error)
    return clean


def _nothing():
    return None


# What stays for long shall not lie all over the heap, between garbage.
gc.threshold(8192)
_up()
