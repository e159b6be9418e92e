"""On CPython: what a signal handler calls takes effect at once; a forked child harms nobody."""

import signal
import socket
import subprocess
import sys

import pytest
import runtimes

ENDS = """
import signal, sys
import net

sock = None
def on_connection(socket):
    global sock
    sock = socket
    print("connected", flush=True)
server = net.create_server(on_connection).listen(0, "127.0.0.1")
CALLS = {
    "close": lambda: (server.close(), sock.destroy()),
    "stop": net.stop,
    "close_all": net.close_all,
    "call_later": lambda: net.call_later(1, net.stop),
    "defer": lambda: net.defer(lambda arg: net.stop()),
}
signal.signal(signal.SIGTERM, lambda number, frame: CALLS[sys.argv[1]]())
print(server.address()["port"], flush=True)
net.run()
print("returned", signal.set_wakeup_fd(-1))
"""
FORKS = """
import multiprocessing, os, sys, time
import net

def work():
    net.close_all()
    net.run()
    time.sleep(1)

def fork():
    multiprocessing.get_context("fork").Process(target=work, daemon=True).start()
    print(server.address()["port"], flush=True)

server = net.create_server(lambda socket: socket.pipe(socket)).listen(0, "127.0.0.1")
if sys.argv[1] == "before":
    fork()
else:
    net.call_later(50, fork)
net.call_later(20000, net.stop)
net.run()
"""


def start(program, how):
    return subprocess.Popen(
        [sys.executable, "-c", program, how],
        env=runtimes.python().environment(),
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("how", ["close", "stop", "close_all", "call_later", "defer"])
def test_a_signal_handler_ends_the_loop(how):
    with start(ENDS, how) as process:
        port = int(process.stdout.readline())
        with socket.create_connection(("127.0.0.1", port)):
            assert process.stdout.readline() == "connected\n"
            process.send_signal(signal.SIGTERM)
            assert process.communicate(timeout=120)[0] == "returned -1\n"


@pytest.mark.parametrize("when", ["before", "while it runs"])
def test_the_parent_serves_on(when):
    process = start(FORKS, when.split()[0])
    try:
        port = int(process.stdout.readline())
        for _ in range(5):
            with socket.create_connection(("127.0.0.1", port), 60) as client:
                client.sendall(b"ping")
                assert client.recv(10) == b"ping"
    finally:
        process.kill()
        process.communicate()
