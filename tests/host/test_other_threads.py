"""On CPython: from another thread only net.wake is legal while the loop runs; the rest says so."""

import subprocess
import sys

import pytest
import runtimes

PROGRAM = """
import sys, threading
import net

CALLS = {
    "write": lambda: sock.write(b"x"),
    "connect": lambda: net.connect(1, "127.0.0.1"),
    "call_later": lambda: net.call_later(1, print),
    "defer": lambda: net.defer(print),
    "destroy": lambda: sock.destroy(),
    "end": lambda: sock.end(),
    "listen": lambda: net.create_server().listen(0, "127.0.0.1"),
    "pause": lambda: sock.pause(),
    "set_timeout": lambda: sock.set_timeout(5000),
}

def in_thread():
    try:
        CALLS[sys.argv[1]]()
        print("no error")
    except RuntimeError as error:
        print("wake" in str(error))
    net.wake(net.close_all)

def on_connection(socket):
    socket.on("data", print)

server = net.create_server(on_connection).listen(0, "127.0.0.1")
sock = net.connect(server.address()["port"], "127.0.0.1")
sock.on("data", print)
sock.on("connect", lambda: threading.Thread(target=in_thread).start())
net.run()
print("over", sock.error)
"""
CALLS = ("write", "connect", "call_later", "defer", "destroy", "end", "listen", "pause")


@pytest.mark.parametrize("call", [*CALLS, "set_timeout"])
def test_a_call_from_another_thread(call):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, call],
        env=runtimes.python().environment(),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.stdout.split("\n")[:2] == ["True", "over None"], done.stdout + done.stderr
