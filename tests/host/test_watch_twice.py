"""On CPython a stream may have two objects: the second is refused, the first heard on."""

import os
import subprocess
import sys

import runtimes

PROGRAM = """
import os, net
from net.watch import watch
reader, writer = os.pipe()
got = []
first = watch(reader, got.append)
net.turn(0)
try:
    watch(os.fdopen(reader, "rb", 0, closefd=False))
except net.NetError as error:
    print(error.code)
net.turn(0)
os.write(writer, b"x")
net.turn(1000)
print(got, first.destroyed)
"""


def test_another_object_for_the_same():
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, **runtimes.python().environment()},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout == "EALREADY\n[b'x'] False\n", done.stdout + done.stderr
