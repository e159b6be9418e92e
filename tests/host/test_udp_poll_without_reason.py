"""Given a poll that says a UDP socket can be read when nothing has come, then nothing is told;
when it says error besides, an `error` is."""

import programs

PROGRAM = """
import net_fake as fake

fake.use("linux")
fake.install()
import net
from net import udp

log = []
sock = udp.create_socket()
sock.on("error", lambda error: log.append(error.code))
sock.bind(5000)
for flags in (1, 1, 9):
    for _ in range(3):
        net.turn(10)
    sock._ready(flags)
    for _ in range(3):
        net.turn(10)
    print(log)
sock.close()
"""


def test_read_alone_is_nothing():
    assert programs.on_fake("linux", PROGRAM) == "[]\n[]\n['EIO']\n"
