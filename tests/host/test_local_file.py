"""The file of a local socket: it goes with its server; another's is left alone, whoever has it."""

import socket

import programs
import pytest

SERVE = """
import net, sys
server = net.create_server()
server.on("error", lambda error: print(error.code))
server.on("listening", lambda: print("listening"))
server.listen(path=sys.argv[1])
net.turn(0)
{}
server.close()
net.run()
"""


def serve(runtime, tmp_path, path, between=""):
    script = tmp_path / "serve.py"
    script.write_text(SERVE.format(between))
    return programs.run(runtime, script, str(path))


def test_file_goes_with_its_server(runtime, tmp_path):
    path = tmp_path / "s"
    assert serve(runtime, tmp_path, path) == (0, "listening\n")
    assert not path.exists()


def test_file_of_a_later_server_stays(runtime, tmp_path):
    path = tmp_path / "s"
    between = (
        "import os; os.rename(sys.argv[1], sys.argv[1] + 'x'); open(sys.argv[1], 'w').close()"
    )
    assert serve(runtime, tmp_path, path, between) == (0, "listening\n")
    assert path.exists()


def test_stale_file_is_taken_over(runtime, tmp_path):
    path = tmp_path / "s"
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(path))
    assert serve(runtime, tmp_path, path) == (0, "listening\n")


@pytest.mark.parametrize("kind", [socket.SOCK_STREAM, socket.SOCK_DGRAM], ids=["full", "datagram"])
def test_file_of_somebody_alive_stays(runtime, tmp_path, kind):
    """Also of a server whose queue is full: nothing waits for it."""
    path = tmp_path / "s"
    callers = [socket.socket(socket.AF_UNIX) for _ in range(3)]
    with socket.socket(socket.AF_UNIX, kind) as alive:
        alive.bind(str(path))
        if kind == socket.SOCK_STREAM:
            alive.listen(0)
            for caller in callers:
                caller.setblocking(False)
                caller.connect_ex(str(path))
        assert serve(runtime, tmp_path, path) == (0, "EADDRINUSE\n")
        assert path.exists()
    for caller in callers:
        caller.close()
