"""Two virtual boards talk to each other with the installed library."""

import subprocess

import pytest
from netboard_kit import PYTHON, netboard

SERVER = """
import net
server = net.create_server(lambda sock: sock.pipe(sock))
server.listen(0, "127.0.0.1", lambda: print(server.address()["port"]))
net.run()
"""
CLIENT = """
import net
got = []
def heard(data):
    got.append(data)
    if len(b"".join(got)) == 3000:
        sock.end()
sock = net.connect({port}, "127.0.0.1", lambda: sock.write(bytes(range(250)) * 12))
sock.on("data", heard)
net.run()
print(b"".join(got) == bytes(range(250)) * 12)
"""


@pytest.fixture
def two(new_board):
    # Words of 64 bits take half as much again.
    boards = [new_board(heap="128k"), new_board(heap="192k", bits=64)]
    for board in boards:
        done = netboard("flash", board.path)
        assert done.code == 0, done
    return boards


def start(board, code):
    command = [PYTHON, "-m", "mpremote", "connect", board.path, "exec", code]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def test_echo_from_board_to_board(two):
    server = start(two[0], SERVER)
    try:
        port = int(server.stdout.readline())
        client = start(two[1], CLIENT.format(port=port))
        printed, _ = client.communicate(timeout=60)
        assert printed == "True\n"
    finally:
        server.kill()
        server.communicate()
