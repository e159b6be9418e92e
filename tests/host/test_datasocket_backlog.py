"""Given a peer that reads late, when what was sent to it has gone at last, then no send counts as
waiting any more, whatever waited; and the length before a large message has all its bytes."""

import programs

PROGRAM = """
import net_fake as fake

fake.use("linux")
fake.install()
import net
from net import cbor
from net.datasocket import DataSocket

serving = fake.peer_listen(8000)
told = []
sock = DataSocket.connect("127.0.0.1", 8000, max_message_size=1 << 20)
sock.on("connect", lambda: told.append("connect"))
sock.on("sent", lambda: told.append("sent"))
while not told:
    net.turn(10)
peer = serving.accept()
peer.stall()
values = [bytes(70000) for _ in range(4)] + ["small"] * 3
for value in values:
    sock.send(value)
net.turn(0)
waited = sock._waits
peer.resume()
data = b""
for _ in range(1000):
    net.turn(10)
    data += peer.recv() or b""
print(waited > 1, sock._waits, told.count("sent"))
for value in values:
    n = int.from_bytes(data[:4], "big")
    print(cbor.decode(memoryview(data), 4, 4 + n) == value, end=" ")
    data = data[4 + n :]
print(len(data))
"""


def test_nothing_waits_in_the_end():
    wanted = "True 0 7\n" + "True " * 7 + "0\n"
    assert programs.on_fake("linux", PROGRAM) == wanted
