"""A client that waits at `max_connections` is accepted as soon as another one has gone, not when
the server looks for itself."""

import runtimes

PROGRAM = """
import net_fake as fake

fake.use("linux")
fake.install()
import net

accepted = []
server = net.create_server(accepted.append, max_connections=1)
server.listen(7000)
clients = [net.connect(7000, "127.0.0.1") for _ in range(2)]
for sock in clients:
    sock.on("error", print)
while not accepted:
    net.turn(20)
for _ in range(9):
    net.turn(0)
now, there = fake.now(), len(accepted)
accepted[0].destroy()
for _ in range(9):
    net.turn(0)
print(there, len(accepted), fake.now() - now)
net.close_all()
net.run()
"""


def test_at_once():
    done = runtimes.on_fake(PROGRAM)
    assert (done.stdout, done.stderr) == ("1 2 0\n", "")
