"""Given a run that Ctrl-C ends where no listener is: while the turn is left, or while a server is
being registered; when the program is run again, then it listens on its port and serves."""

import programs
import pytest
from free_port import free_port

PROGRAM = """
import sys

import net
from net._port import port
from net.loop import loop

scene, number = sys.argv[1], int(sys.argv[2])
turning = port.turning


def leaving(on):
    turning(on)
    if not on:
        port.turning = turning
        raise KeyboardInterrupt


def registering(*arguments):
    del loop.watch
    raise KeyboardInterrupt


def program():
    server = net.create_server(lambda sock: sock.on("data", sock.end))
    server.on("error", lambda error: print(error))
    client = net.connect(number, "127.0.0.1")
    client.on("error", lambda error: print(error))
    client.on("data", lambda data: print(data) or server.close())
    client.write("hello")
    server.listen(number, "127.0.0.1")
    net.run()


net.turn(0)  # a loop that has turned
if scene == "leaving":
    port.turning = leaving
    net.call_later(0, net.stop)
else:
    loop.watch = registering
try:
    program()
except KeyboardInterrupt:
    print("interrupted")
    net.close_all()  # the run was over in one of the scenes
    net.turn(0)
program()
print(loop.open, len(loop.handles) - (loop.waker is not None))
"""


@pytest.mark.parametrize("scene", ["leaving", "registering"])
def test_it_runs_again(runtime, scene, tmp_path):
    file = tmp_path / "program.py"
    file.write_text(PROGRAM, encoding="utf-8")
    said = "interrupted\nb'hello'\n0 0\n"
    assert programs.run(runtime, file, scene, free_port()) == (0, said)
