"""end() on boards, which cannot send FIN and go on receiving: who was answered is let go at once,
who has something to say is waited for."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PATH = ":".join(str(ROOT / part) for part in ("lib", "ports/cpython", "tests/fake"))
HEAD = """
import sys, net_fake
net_fake.use(sys.argv[1])
net_fake.install()
net_fake.guard_writes(sys.argv[1] == "rp2")
import net
def wait(ms):
    end = net_fake.now() + ms
    while net_fake.now() < end:
        if not net.turn(end - net_fake.now()):
            net_fake.advance(end - net_fake.now())
def serve(on_connection):
    net.create_server(on_connection).listen(80)
    net.turn()
    return net_fake.peer_connect(80)
log = []
"""


def play(board, program):
    run = subprocess.run(
        [sys.executable, "-c", HEAD + program, board],
        env={"PYTHONPATH": PATH},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert run.returncode == 0, run.stderr
    return eval(run.stdout)


@pytest.mark.parametrize("board", ["rp2", "esp32"])
class TestEnd:
    def test_an_answered_client_is_let_go(self, board):
        """A page of HTTP/1.0: 0.1 s, where it was 2."""
        found = play(
            board,
            """
def on_connection(sock):
    sock.on("data", lambda data: sock.end(bytes(3000)))
    sock.on("close", lambda: log.append(net_fake.now()))
peer = serve(on_connection)
wait(20)
peer.send(b"GET / HTTP/1.0")
begun = net_fake.now()
while not log:
    wait(10)
print((log[0] - begun, peer.available, peer.ended, peer.state))
""",
        )
        assert found[0] <= 200
        assert found[1:] == (3000, False, "open")

    def test_it_gets_the_end_and_nothing_is_reset(self, board):
        found = play(
            board,
            """
def on_connection(sock):
    sock.on("data", lambda data: sock.end(b"bye"))
peer = serve(on_connection)
wait(20)
peer.send(b"GET")
wait(300)
print((peer.recv(), peer.ended, peer.state))
""",
        )
        assert found == (b"bye", True, "open")

    def test_what_is_still_coming_is_waited_for(self, board):
        """An answer before the whole request has come must not be lost to a reset."""
        found = play(
            board,
            """
def on_connection(sock):
    sock.on("data", lambda data: log.append(len(data)))
    sock.once("data", lambda data: sock.end(b"too large"))
peer = serve(on_connection)
wait(20)
for _ in range(5):
    peer.send(bytes(100))
    wait(60)
print((sum(log), peer.recv(), peer.state))
""",
        )
        assert found == (500, b"too large", "open")

    def test_a_client_waits_for_the_answer(self, board):
        found = play(
            board,
            """
server = net_fake.peer_listen(7)
sock = net.connect(7, "127.0.0.1")
sock.on("connect", lambda: sock.end(b"question"))
sock.on("data", log.append)
wait(20)
peer = server.accept()
wait(1500)
peer.send(b"answer")
peer.fin()
wait(20)
print((log, sock.destroyed))
""",
        )
        assert found == ([b"answer"], True)

    def test_a_server_that_greets_waits_for_the_client(self, board):
        found = play(
            board,
            """
def on_connection(sock):
    sock.on("data", log.append)
    sock.end(b"hello")
peer = serve(on_connection)
wait(500)
peer.send(b"too")
wait(20)
print((log, peer.state))
""",
        )
        assert found == ([b"too"], "open")
