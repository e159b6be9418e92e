"""Ctrl-C in a tool that somebody waits for: it ends as any program does, without a traceback.

Standard library only.
"""

import sys


def quietly():
    """From now on a KeyboardInterrupt that nobody catches says nothing.

    Blocks of `finally` run, and the process ends of the signal: make and shells stop there, too.
    """
    sys.excepthook = _except_hook


def _except_hook(kind, error, traceback):
    if not issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, traceback)
