"""What a connection that comes, is answered and goes asks of the system: nothing twice."""

import ast
import subprocess
import sys

import pytest
import runtimes

SCENE = """
import sys
import net_fake as fake

fake.use(sys.argv[1])
fake.install()
import net


def on_connection(sock):
    sock.set_onread(bytearray(256), lambda n, buf, sock: sock.write(buf, 0, n))


net.create_server(on_connection).listen(7000, "127.0.0.1")
net.turn(0)


def one():
    peer = fake.peer_connect(7000)
    for _ in range(20):
        net.turn(5)
    peer.send(b"x" * 64)
    for _ in range(20):
        net.turn(5)
    assert peer.recv() == b"x" * 64
    peer.fin()
    for _ in range(20):
        net.turn(5)


one()
fake.counters.clear()
for _ in range(16):
    one()
for name in ("accept", "readinto", "register", "modify", "unregister", "close"):
    print(repr(name), ":", fake.counters.get(name, 0), end=", ")
"""


@pytest.mark.parametrize("personality", runtimes.PERSONALITIES)
def test_sixteen_connections(personality):
    done = subprocess.run(
        [sys.executable, "-c", SCENE, personality],
        env=runtimes.fake(personality).environment(),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    count = ast.literal_eval("{" + done.stdout + "}")
    assert count.pop("accept") <= 32, "each time the next client is asked for as well"
    assert count == {
        "readinto": 32,  # the message, the end
        "register": 16,
        "modify": 0,
        "unregister": 16,
        "close": 16,
    }
