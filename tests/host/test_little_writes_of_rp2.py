"""Given a Pico W and many little writes in a row, then most go without asking whether there is
room, but not all: what they may take unasked was granted by the last that asked."""

import programs
import pytest

PROGRAM = """
import net_fake as fake

fake.use("rp2")
fake.guard_writes(True)
fake.install()
import net

serving = fake.peer_listen(8000)
up = []
sock = net.connect(8000, "127.0.0.1", lambda: up.append(1))
while not up:
    net.turn(10)
peer = serving.accept()
buf = bytearray(b"0123456789")
before = fake.asked()
for _ in range(200):
    sock.write(%s)
    net.turn(10)
    peer.recv()
print(fake.asked() - before, fake.violations())
"""


@pytest.mark.parametrize("what", ['b"0123456789"', "buf, 0, 10", "buf, 2, 8"])
def test_some_ask(what):
    printed = programs.on_fake("rp2", PROGRAM % what)
    asked = int(printed.split()[0])
    assert 2 <= asked < 20 and printed.endswith("[]\n"), printed
