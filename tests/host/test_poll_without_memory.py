"""Given a poll that runs out of memory again and again, when there is some once more, then the
loop has gone on with the same poller, and the port has collected garbage each time."""

import programs

PROGRAM = """
import net_fake as fake

fake.use("rp2")
fake.install()
import net

collected, reported = [], []
fake.on_collect(lambda: collected.append(1))
net.on_error(lambda error: reported.append(type(error).__name__))
server = net.create_server(lambda sock: sock.on("data", sock.write))
server.listen(80)
net.turn(0)
loop = net._loop
poller, ipoll = loop.poller, loop.ipoll
left = [3]


def failing(ms):
    if left[0]:
        left[0] -= 1
        raise MemoryError
    return ipoll(ms)


loop.ipoll = failing
collected.clear()
peer = fake.peer_connect(80)
for _ in range(5):
    net.turn(50)
peer.send(b"hello")
for _ in range(5):
    net.turn(50)
print(peer.recv(), reported, len(collected), loop.poller is poller)
"""


def test_the_loop_goes_on():
    wanted = "b'hello' %s 3 True\n" % (["MemoryError"] * 3)
    assert programs.on_fake("rp2", PROGRAM) == wanted
