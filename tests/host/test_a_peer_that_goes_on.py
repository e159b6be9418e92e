"""Given a board's client that has ended and is read by nobody, when its peer goes on sending, then
it is destroyed after five periods of the linger, and not before."""

import programs
import pytest

PROGRAM = """
import sys
import net_fake as fake

fake.use("NAME")
fake.install()
import net
from net._port import port

serving = fake.peer_listen(8000)
log = []
sock = net.connect(8000, "127.0.0.1")
sock.on("close", lambda: log.append(fake.now() - ended))
while not sock.has_connected if hasattr(sock, "has_connected") else sock.ready_state != "open":
    net.turn(1)
peer = serving.accept()
sock.end()
ended = fake.now()


def more():
    peer.send(b"x")
    fake.after(20, more)


more()
while not log:
    net.turn(100)
print(5 * port.LINGER, log[0])
"""


@pytest.mark.parametrize("board", ["esp32", "rp2"])
def test_five_periods(board):
    printed = programs.on_fake(board, PROGRAM.replace("NAME", board))
    five, took = map(int, printed.split())
    assert five <= took < five + five // 25, printed  # it looks eight times a period
