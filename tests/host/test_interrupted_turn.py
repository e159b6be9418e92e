"""Given Ctrl-C at any line of turn() and its generator, then the loop turns again.

By CPython's tracing. A line that is only `try:` takes no signal, but tracing would raise there
outside the `try`; the first line of the last `finally` is known to fail.
"""

import sys
from pathlib import Path

import pytest

import net
from net import loop as module
from net.loop import loop

LINES = Path(module.__file__).read_text(encoding="utf-8").split("\n")
KNOWN = "self.running = self.endless = self.inside = self.stopped = False"


class Interrupt:
    """Raises at the nth line of the turn."""

    def __init__(self, n):
        self.left, self.hit = n, None

    def __call__(self, frame, event, arg):
        code = frame.f_code
        ours = code.co_filename == module.__file__ and code.co_name in ("turn", "_turns")
        return self.line if ours else None

    def line(self, frame, event, arg):
        text = LINES[frame.f_lineno - 1].strip()
        if event == "line" and text not in ("try:", KNOWN):
            self.left -= 1
            if self.left == 0:
                self.hit = text
                sys.settrace(None)
                raise KeyboardInterrupt
        return self.line


@pytest.fixture
def nothing_open():
    yield
    loop.turning = None
    loop.running = loop.endless = loop.inside = loop.stopped = False


def test_it_turns_again(nothing_open):
    net.turn(0)
    n, hit = 0, "none yet"
    while hit:
        n += 1
        interrupt = Interrupt(n)
        net.call_later(0, len, "")
        sys.settrace(interrupt)
        try:
            net.turn(0)
            net.turn(0)
        except KeyboardInterrupt:
            pass
        finally:
            sys.settrace(None)
        hit = interrupt.hit
        ran = []
        net.call_later(0, ran.append, 1)
        while not ran:
            net.turn(10)
    assert n > 30
