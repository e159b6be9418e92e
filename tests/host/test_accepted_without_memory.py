"""Given a server, when there is no memory for the Socket of a connection that was accepted, then
the connection is closed, `error` told, and the next client served."""

import programs

PROGRAM = """
import net_fake as fake

fake.use("linux")
fake.install()
import net

log, times = [], [0]


class Kind(net.Socket):
    def __init__(self, *args):
        times[0] += 1
        if times[0] == 1:
            raise MemoryError
        super().__init__(*args)


server = net.create_server(lambda sock: sock.on("data", sock.write))
server._kind = Kind
server.on("error", lambda error: log.append(error.code))
server.listen(80, "127.0.0.1")
net.turn(0)
first = fake.peer_connect(80)
for _ in range(5):
    net.turn(50)
second = fake.peer_connect(80)
for _ in range(5):
    net.turn(50)
second.send(b"hello")
for _ in range(5):
    net.turn(50)
print(log, first.ended, second.recv(), len(fake.open_sockets()), fake.leaks()[2:])
"""


def test_it_is_closed():
    assert programs.on_fake("linux", PROGRAM) == "['ENOMEM'] True b'hello' 2 ['1 listeners']\n"
