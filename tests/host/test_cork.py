"""cork() and uncork(): how many system writes several writes cost, on the fake port and on real
sockets; and that nothing is lost where the system takes part of it."""

import ast
import json
import socket
import subprocess
import sys

import pytest
import runtimes

from net_cpython import conn

COUNT = """
import sys
import net_fake as fake

fake.use(sys.argv[1])
fake.install()
import net

got = []
net.create_server(got.append).listen(7000, "127.0.0.1")
net.turn(0)
peer = fake.peer_connect(7000)
while not got:
    net.turn(10)
sock = got[0]
net.turn(0)


def writes(pieces, partial=0):
    fake.partial_writes(partial)
    fake.counters.clear()
    before = sock.bytes_written
    sock.cork()
    for piece in pieces:
        sock.write(piece)
    sock.uncork()
    count = fake.counters.get("write", 0) + fake.counters.get("gather", 0)
    for _ in range(500):
        net.turn(1)
    fake.partial_writes(0)
    assert not sock.buffer_size and sock.bytes_written - before == sum(map(len, pieces))
    return count


print([
    writes([bytes([i]) * 20 for i in range(10)]),
    writes([b"h" * 90, b"b" * 600]),
    writes([b"", b""]),
    writes([b"h" * 90, b"b" * 600, b"", b"t"], partial=7) > 0,
    peer.recv() == b"".join(bytes([i]) * 20 for i in range(10))
    + b"h" * 90 + b"b" * 600 + b"h" * 90 + b"b" * 600 + b"t",
])
"""


@pytest.mark.parametrize("personality", runtimes.PERSONALITIES)
def test_one_system_write(personality):
    runtime = runtimes.fake(personality)
    done = subprocess.run(
        [sys.executable, "-c", COUNT, personality],
        env=runtime.environment(),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert ast.literal_eval(done.stdout) == [1, 1, 0, True, True]


PROGRAM = """
import sys
import net

SYSTEM = ("send", "sendmsg", "sendto", "write", "writev")
KINDS = ("socket", "Conn")
count = [0, 0]


def on_data(data):
    count[0] = 0
    for i in range(10):
        socket.write(b"%020d" % i)
    count[1] = count[0]
    count[0] = 0
    socket.cork()
    for i in range(10):
        socket.write(b"%020d" % i)
    socket.uncork()


def look(frame, event, what):
    if event == "c_call" and what.__name__ in SYSTEM:
        count[0] += any(kind in repr(what) for kind in KINDS)


socket = net.connect(int(sys.argv[1]), "127.0.0.1")
socket.on("data", on_data)
sys.setprofile(look)
net.run()
sys.setprofile(None)
print(count)
"""


def test_ten_writes_in_a_listener_on_cpython():
    runtime = runtimes.python()
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with subprocess.Popen(
            [*runtime.command, "-c", PROGRAM, str(port)],
            env=runtime.environment(),
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            peer, _ = server.accept()
            with peer:
                peer.sendall(b"go")
                got = b""
                while len(got) < 400:
                    got += peer.recv(400)
            corked, plain = json.loads(process.stdout.read())
    assert got == 2 * b"".join(b"%020d" % i for i in range(10))
    assert plain == 10, "the count counts"
    assert corked <= 2


def test_gather_takes_parts_of_many_buffers():
    one, other = socket.socketpair()
    one.setblocking(False)
    items = []
    for i in range(1000):
        items += [b"<%03d>" % i, 1, 4, None]
    made = conn.Given(one)
    took = made.gather(items, 4)
    assert took == 3 * conn._GATHERED
    assert other.recv(100000) == b"".join(b"%03d" % i for i in range(1, took // 3 + 1))
    big = [bytes(1 << 22), 0, 1 << 22, None]
    while made.gather(big, 0):
        pass
    assert made.gather(big, 0) is None, "a system that is full says so as write does"
    one.close()
    other.close()
