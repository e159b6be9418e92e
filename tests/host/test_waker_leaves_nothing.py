"""On CPython: given a poller that refuses the waker, or a fork, then no descriptor of the waker
that is given up stays open, and the loop can be woken as soon as the poller takes one. Given no
waker at the first turn, then the loop turns without."""

import subprocess
import sys

import pytest
import runtimes

REFUSED = """
import os, threading
import net
from net._port import port

def descriptors():
    return len(os.listdir("/proc/self/fd"))

class Refusing:
    def __init__(self):
        self.real = real()
        self.modify, self.unregister = self.real.modify, self.real.unregister
        self.ipoll = self.real.ipoll

    def register(self, key, mask):
        if full:
            raise OSError(28, "no more watches")
        self.real.register(key, mask)

real, full = port.poller, [1]
port.poller = Refusing
net.turn(0)
before = descriptors()
for _ in range(50):
    net.turn(0)
print("more descriptors:", descriptors() - before)
full.clear()
net.turn(0)
print("of a waker:", descriptors() - before)
net.call_later(60000, print)
threading.Timer(0.05, net.wake, [net.stop]).start()
net.run()
print("woken")
"""
FORKED = """
import os
import net

net.turn(0)
before = len(os.listdir("/proc/self/fd"))
for _ in range(3):
    child = os.fork()
    if child:
        os._exit(os.waitpid(child, 0)[1])
    net.turn(0)
print("more descriptors:", len(os.listdir("/proc/self/fd")) - before)
"""
NONE = """
import os
import net
from net._port import port

def none():
    if left:
        raise left.pop()
    return real()

real, port.waker, left = port.waker, none, [OSError(24, "too many"), MemoryError(), OSError(23)]
print([net.turn(0) for _ in range(4)], left, net._loop.waker is not None)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="counts descriptors in /proc")
@pytest.mark.parametrize(
    ("program", "said"),
    [
        (REFUSED, "more descriptors: 0\nof a waker: 2\nwoken\n"),
        (FORKED, "more descriptors: 0\n"),
        (NONE, "[False, False, False, False] [] True\n"),
    ],
)
def test_descriptors(program, said):
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=runtimes.python().environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout == said, done.stdout + done.stderr
