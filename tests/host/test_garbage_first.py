"""A Reconnecting for whose next timer there is no memory collects the garbage, and goes on: before
an attempt, after one, and while it listens whether the peer is silent."""

import runtimes

PROGRAM = """
import net_fake as fake

fake.use("linux")
fake.install()
import net
from net._port import port
from net.reconnecting import Reconnecting

collected, fails = [], ["_again", "_late"]
collect, arm = port.collect, Reconnecting._arm


def counting():
    collected.append(1)
    collect()


def armed(client, ms, fn):
    name = fn.__name__
    if name in fails and client.error is not None:
        fails.remove(name)
        raise MemoryError
    arm(client, ms, fn)


port.collect = counting
Reconnecting._arm = armed
client = Reconnecting(7000, "127.0.0.1", first=300, silence=1000)
client.on("failed", lambda error: None)


def run(ms):
    late = []
    net.call_later(ms, late.append, 1)
    while not late:
        net.turn(50)


run(2000)
print(len(collected), fails, client.online)
peers = []
server = net.create_server(peers.append)
server.listen(7000)
while not peers:
    run(100)
client.error = OSError()
fails.append("_listen")
for _ in range(30):
    peers[0].write(b"x")
    run(100)
print(len(collected), fails, client.online, len(peers))
run(3000)
print(len(peers) > 1, "silent")
client.stop()
server.close()
net.close_all()
net.run()
"""


def test_collects():
    done = runtimes.on_fake(PROGRAM)
    told = ["2 [] False", "3 [] True 1", "True silent"]
    assert (done.stdout.splitlines(), done.stderr) == (told, "")
