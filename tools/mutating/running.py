"""The process groups that judge mutations, so that an interrupt can end them: each has one of its
own, which Ctrl-C in a terminal does not reach."""

import os
import signal

over = False  # what is judged from now on died because it was ended
_groups: set = set()


class Group:
    """`with Group(pid):` while the group of that process runs."""

    def __init__(self, pid):
        self._pid = pid

    def __enter__(self):
        _groups.add(self._pid)

    def __exit__(self, *error):
        _groups.discard(self._pid)


def end_all():
    global over
    over = True
    for pid in list(_groups):
        try:
            os.killpg(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
