"""Given a client of net.messages and a next attempt that is due, when a timer that is due as well
calls close(), then no attempt is made, and nothing is left open."""

import os
import subprocess
import sys

import runtimes

PROGRAM = """
import net_fake as fake

fake.use("linux")
fake.install()
import net
from net import messages

client = messages.SocketClient(7000, "127.0.0.1", reconnect_interval=300)
told = []
client.on("close", lambda: told.append("close"))
client.open()
for _ in range(20):
    net.turn(5)
net.call_later(10, client.close)
fake.advance(1000)  # nobody turns meanwhile: then both are due
server = net.create_server(told.append)
server.listen(7000)
for _ in range(5):
    net.turn(0)
server.close()
net.run()
print(told, fake.leaks())
"""


def test_close_wins():
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, **runtimes.fake("linux").environment()},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("['close'] []\n", "")
