"""A service whose output nobody reads any more (`| head -1`, a terminal that is gone): the
exception that cannot be printed ends one connection, not the loop."""

import os
import signal
import socket
import subprocess

import programs
import runtimes

PROGRAM = """
import net
def on_connection(sock):
    sock.on("data", lambda data: 1 / 0 if data == b"bad" else sock.write(data))
server = net.create_server(on_connection)
server.listen(0, "127.0.0.1", lambda: print(server.address()["port"]))
net.run()
"""


def asked(port, data):
    with socket.create_connection(("127.0.0.1", port), programs.PATIENCE) as client:
        client.sendall(data)
        return client.recv(10)


def test_an_exception_that_cannot_be_printed(runtime, tmp_path):
    path = tmp_path / "service.py"
    path.write_text(PROGRAM)
    readable, written = os.pipe()
    process = subprocess.Popen(
        [*runtime.command, str(path)],
        env={**runtime.environment(), "PYTHONUNBUFFERED": "1"},
        cwd=runtimes.ROOT,
        stdout=written,
        stderr=written,
    )
    os.close(written)
    with process:
        try:
            with open(readable) as output:
                port = int(output.readline())
            assert asked(port, b"bad") == b""
            assert asked(port, b"good") == b"good"
        finally:
            process.send_signal(signal.SIGKILL)
