"""Given thousands of sockets whose peers end at the same moment, then their `end` is told in
between: the list of jobs does not grow with the number of sockets."""

import programs

PROGRAM = """
import net_fake as fake

fake.use("linux")
fake.install()
import net

COUNT = 2000
most, ended = [0], []


def accepted(sock):
    sock.on("data", print)
    sock.on("end", over)


def over():
    ended.append(1)
    most[0] = max(most[0], len(net._loop.jobs))


server = net.create_server(accepted, max_connections=None)
server.listen(80, backlog=COUNT)
net.turn(0)
peers = [fake.peer_connect(80) for _ in range(COUNT)]
while server._count < COUNT:
    net.turn(10)
net.turn(0)
for peer in peers:
    peer.fin()
while len(ended) < COUNT:
    net.turn(10)
print(most[0] < 2000 or most[0], len(ended))
"""


def test_they_are_few():
    assert programs.on_fake("linux", PROGRAM) == "True 2000\n"
