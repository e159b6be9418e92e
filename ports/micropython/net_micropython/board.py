"""What this board is, in the words of its firmware. Part of net_micropython."""

import sys


def keys():
    """(the name under which the firmware was built, or "", and its text for the machine)."""
    about = sys.implementation
    return getattr(about, "_build", ""), getattr(about, "_machine", "")
