"""Given a loop that has turned, when a socket connects by a numeric address, then nothing is
posted as from another thread, no poll is ended for it, and no thread begins."""

import programs

PROGRAM = """
import sys
import net
from net import loop_more
from net.loop import loop

counted = []
connected = []
post = loop_more.post


def counting(fn, owner, arg):
    counted.append("post")
    post(fn, owner, arg)


server = net.create_server().listen(0, "127.0.0.1")
net.turn(0)
net.turn(0)
assert loop.wake is not None
loop_more.post = counting
loop.wake = lambda: counted.append("wake")
client = net.connect(server.address()["port"], "127.0.0.1", lambda: connected.append(True))
for _ in range(100):
    if not connected:
        net.turn(50)
if "threading" in sys.modules:
    counted += sys.modules["threading"].enumerate()[1:]
print(connected, counted)
"""


def test_nothing_comes_from_elsewhere(runtime, tmp_path):
    file = tmp_path / "program.py"
    file.write_text(PROGRAM, encoding="utf-8")
    assert programs.run(runtime, file) == (0, "[True] []\n")
