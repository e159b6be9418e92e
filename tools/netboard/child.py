"""Processes that do not outlive the one that started them, however that ends. Host tool, POSIX."""

import ctypes
import signal
import subprocess
import sys
import threading

PR_SET_PDEATHSIG = 1
# Elsewhere than on Linux a child whose parent was killed ends when it next reads or writes.
LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


def end_with_parent():
    """For Popen's preexec_fn: the child is killed when the thread that started it ends."""
    if LIBC:
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def end_all_with_parent():
    """From now on, of all that the main thread starts without a preexec_fn of its own."""
    start = subprocess.Popen.__init__
    if getattr(start, "ends_with_parent", False):
        return

    def init(self, *args, **options):
        if threading.current_thread() is threading.main_thread():
            options.setdefault("preexec_fn", end_with_parent)
        start(self, *args, **options)

    init.ends_with_parent = True
    if LIBC:
        subprocess.Popen.__init__ = init
