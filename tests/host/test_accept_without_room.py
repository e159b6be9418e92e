"""While the system has no room for another connection, a server asks it now and then, not in each
turn; it collects garbage first, and what waited is accepted as soon as there is room."""

import pytest
import runtimes

PROGRAM = """
import sys
import net_fake as fake

fake.use("linux")
fake.install()
import net
from net._port import port

errors, accepted, collected = [], [], []
accept, collect = port.accept, port.collect


def full(sock):
    raise OSError(int(sys.argv[1]))


def counting():
    collected.append(1)
    collect()


server = net.create_server(accepted.append)
server.on("error", lambda error: errors.append(error.code))
server.listen(7000)
net.turn(0)
port.accept, port.collect = full, counting
client = net.connect(7000, "127.0.0.1")


def run(ms):
    late = []
    net.call_later(ms, late.append, 1)
    while not late:
        net.turn(50)


run(1000)
print(set(errors), 2 <= len(errors) <= 20, len(collected) == len(errors), len(accepted))
port.accept = accept
run(1000)
print(len(accepted), client.destroyed)
net.close_all()
net.run()
"""


@pytest.mark.parametrize("number, code", [(24, "EMFILE"), (12, "ENOMEM")])
def test_now_and_then(number, code):
    done = runtimes.on_fake(PROGRAM, str(number))
    assert (done.stdout, done.stderr) == (f"{{'{code}'}} True True 0\n1 False\n", "")
