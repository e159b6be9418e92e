"""A stream that is watched and that the program closes itself, whose number the next connection
gets: destroying it, or writing to it, does nothing to that connection, and the loop goes on."""

import contextlib
import os
import subprocess
import sys

import pytest
import runtimes

PROGRAM = """
import sys
import net
from net.watch import watch

path, again = sys.argv[1:]
got = []
server = net.create_server(lambda sock: sock.on("data", sock.write))
server.listen(0, "127.0.0.1")
net.turn(0)
raw = open(path, "rb", 0) if sys.implementation.name == "cpython" else open(path, "rb")
stream = watch(raw)
stream.on("error", lambda error: got.append("error"))
stream.on("close", lambda: got.append("close"))
net.turn(0)
number = raw.fileno()
raw.close()
if again == "taken":
    sock = net.connect(server.address()["port"], "127.0.0.1", lambda: sock.write("one"))
    sock.on("data", lambda data: got.append(bytes(data)))
    while not got:
        net.turn(1000)
    print(sock._sys.fileno() == number, got)
    try:
        stream.write(b"stray")
    except (ValueError, OSError):
        print("refused")
    del got[:]
    stream.destroy()
    while "close" not in got:
        net.turn(1000)
    sock.write("two")
    while b"two" not in got:
        net.turn(1000)
    print([entry for entry in got if entry not in ("error", "close")])
    sock.destroy()
else:
    stream.destroy()
    while "close" not in got:
        net.turn(1000)
    print("closed")
server.close()
net.run()
print(net._loop.open, net._loop.handles.get(number))
"""
SAID = {
    "taken": ["True [b'one']", "refused", "[b'two']", "0 None"],
    "free": ["closed", "0 None"],
}


@pytest.mark.parametrize("again", ["taken", "free"])
def test_its_number_is_another_s(runtime, tmp_path, again):
    pipe = str(tmp_path / "pipe")
    os.mkfifo(pipe)
    both = os.open(pipe, os.O_RDWR)  # so that nobody waits for the other side
    with contextlib.closing(open(both, "rb")):
        done = subprocess.run(
            [*runtime.command, "-c", PROGRAM, pipe, again],
            env=runtime.environment(),
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
    assert done.stdout.splitlines() == SAID[again], done.stdout + done.stderr


CLOSING = """
import net
from net.loop import loop


class Owner:
    def _closed(self):
        print("closed")


def refuse(sock):
    raise OSError(5)


net.on_error(lambda error: print(type(error).__name__))
Owner._doomed = lambda self: None
forget, loop.forget = loop.forget, refuse
loop.open += 1
loop.close(Owner(), 1)
net.turn(0)
loop.forget = forget
loop.open -= 1
print("over")
"""


def test_a_closing_that_fails_is_the_last():
    """It is told, and is not tried for ever."""
    done = subprocess.run(
        [sys.executable, "-c", CLOSING],
        env={**os.environ, **runtimes.python().environment()},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.stdout.splitlines() == ["OSError", "closed", "over"], done.stderr
