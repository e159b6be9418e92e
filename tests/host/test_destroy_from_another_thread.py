"""On CPython: given a new attempt that waits for the closing of the last connection, when another
thread calls destroy(error), then RuntimeError is raised there and nothing has changed: the attempt
connects."""

import subprocess
import sys

import runtimes

PROGRAM = """
import threading

import net


def again():
    sock.destroy()
    sock.connect(port, "127.0.0.1")
    before = vars(sock).copy()
    thread = threading.Thread(target=in_thread)
    thread.start()
    thread.join()
    print("unchanged", vars(sock) == before, sock.error)
    sock.once("connect", lambda: (log.append("connected"), net.close_all()))


def in_thread():
    try:
        sock.destroy(ValueError("from another thread"))
    except RuntimeError:
        print("refused")


log = []
server = net.create_server().listen(0, "127.0.0.1")
port = server.address()["port"]
sock = net.Socket()
sock.once("connect", again)
sock.on("error", log.append)
sock.connect(port, "127.0.0.1")
net.run()
print(log, sock.error)
"""


def test_nothing_changes():
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=runtimes.python().environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout == "refused\nunchanged True None\n['connected'] None\n", (
        done.stdout + done.stderr
    )
