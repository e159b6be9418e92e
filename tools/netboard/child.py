"""Processes that do not outlive the one that started them, however that ends. Host tool, POSIX."""

import ctypes
import signal
import sys

PR_SET_PDEATHSIG = 1
# Elsewhere than on Linux a child whose parent was killed ends when it next reads or writes.
LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


def end_with_parent():
    """For Popen's preexec_fn: the child is killed when the thread that started it ends."""
    if LIBC:
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
