"""`data` of a peer that fills the receive buffer comes in larger chunks, where the port has a
larger buffer; without memory in smaller ones. Whole and in order whatever the listener does."""

import ast
import socket
import subprocess
import sys

import pytest
import runtimes

SCENE = """
import sys
import net_fake as fake

fake.use("unix")
fake.install()
import net
from net import bulk

scene = sys.argv[1]
SMALL, MOST = fake.RX_SIZE, fake.RX_MOST
fake.WORLD.p.snd = fake.WORLD.p.rcv = 4 * MOST
whole = bytes([i * 7 % 251 for i in range(251)]) * (4 * MOST // 251)
sizes, got, accepted, log = [], [], [], []


def on_data(data):
    sizes.append(len(data))
    got.append(data)
    if scene == "paused" and len(sizes) == 3:
        sock.pause()
    if scene == "gone" and len(sizes) == 3:
        sock.destroy()


net.create_server(accepted.append).listen(7000, "127.0.0.1")
net.turn(0)
peer = fake.peer_connect(7000)
while not accepted:
    net.turn(10)
sock = accepted[0]
sock.on("data", on_data)
sock.on("error", log.append)
net.turn(0)
if scene != "full":
    bulk._make = lambda n: None  # no memory for a large chunk
at = 0
for _ in range(2000):
    at += peer.send(whole[at : at + 4 * SMALL]) or 0 if at < len(whole) else 0
    net.turn(1)
if scene == "paused":
    paused = len(sizes)
    sock.resume()
    for _ in range(2000):
        at += peer.send(whole[at : at + 4 * SMALL]) or 0 if at < len(whole) else 0
        net.turn(1)
    assert paused == 3 and len(sizes) > 3
if scene == "full":
    peer.send(b"little")
    net.turn(10)
    peer.send(b"little")
    net.turn(10)
    assert sizes.pop() == sizes.pop() == 6 and got.pop() == got.pop() == b"little"
    assert sock._buf is net.Socket._ready.__globals__["loop"].view, "and the small one again"
print([
    log,
    b"".join(got) == whole[: sum(sizes)],
    sum(sizes) == len(whole),
    sizes[0] <= SMALL,
    max(sizes) > SMALL,
    max(sizes) <= MOST,
])
"""
EXPECTED = {
    "full": [[], True, True, True, True, True],
    "short": [[], True, True, True, False, True],
    "paused": [[], True, True, True, True, True],
    "gone": [[], True, False, True, False, True],
}


@pytest.mark.parametrize("scene", EXPECTED)
def test_chunks(scene):
    done = subprocess.run(
        [sys.executable, "-c", SCENE, scene],
        env=runtimes.fake("unix").environment(),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert ast.literal_eval(done.stdout) == EXPECTED[scene]


PROGRAM = """
import sys
import net

sizes = []
count = [0]


def on_data(data):
    at = count[0] % 251
    assert data[:64] == PATTERN[at : at + 64][: len(data)]
    assert data[-1] == (count[0] + len(data) - 1) % 251
    count[0] += len(data)
    sizes.append(len(data))


def over():
    print(count[0], max(sizes))
    net.stop()


def begin(server):
    server.on("data", on_data)
    server.on("close", over)


PATTERN = bytes([i % 251 for i in range(251)]) * 2
server = net.create_server(begin)
server.listen(0, "127.0.0.1", None, lambda: print(server.address()["port"]))
net.run()
"""
TOTAL = 8000000


@pytest.mark.parametrize("heap", ["400k", "8m"])
@pytest.mark.parametrize("there", runtimes.unix_ports(), ids=lambda there: there.name)
def test_on_a_heap_of_its_own(there, heap):
    if there.missing:
        pytest.skip(there.missing)
    command = [*there.command, "-X", "heapsize=" + heap, "-c", PROGRAM]
    with subprocess.Popen(
        command, env=there.environment(), stdout=subprocess.PIPE, text=True
    ) as process:
        with socket.create_connection(("127.0.0.1", int(process.stdout.readline()))) as sock:
            sock.sendall(bytes(i % 251 for i in range(TOTAL)))
        count, largest = map(int, process.stdout.read().split())
    assert count == TOTAL
    if heap == "8m":
        assert largest > 16384
    else:
        assert largest == 16384
