"""Given a timeout and a network on which a connect takes half of it, when the connection is up,
then the time begins anew: a connection that comes up is activity, as in Node."""

import runtimes

PROGRAM = """
import net_fake as fake

fake.use("linux")
fake.install()
fake.latency(150)
import net

server = net.create_server()
server.listen(7000)
begun = fake.now()
log = []
sock = net.connect(7000, "127.0.0.1")
sock.set_timeout(800)
sock.on("connect", lambda: log.append(fake.now() - begun))


def timeout():
    log.append(fake.now() - begun)
    net.close_all()


sock.on("timeout", timeout)
net.run()
print(log[0] >= 150, log[0] + 800 <= log[1] <= log[0] + 900, log)
"""


def test_it_begins_anew():
    done = runtimes.on_fake(PROGRAM)
    assert done.stdout.startswith("True True"), done.stdout + done.stderr
