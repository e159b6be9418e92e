"""Start the server under stress, talk to it with plain sockets, look at its process. Host only."""

import os
import queue
import resource
import socket
import struct
import subprocess
from pathlib import Path

import pytest
import runtimes
from netboard.child import end_with_parent

HERE = Path(__file__).resolve().parent
SERVED = HERE / "served.py"
PATIENCE = 60  # seconds after which a silent server counts as hung


class Served:
    """A server process; a context manager that ends it."""

    def __init__(self, runtime, mode, descriptors=None, program=SERVED, command=None, path=None):
        environment = runtime.environment()
        if path is not None:
            environment["MICROPYPATH"] = str(path) + os.pathsep + ".frozen"
        self.process = subprocess.Popen(
            [*(command or runtime.command), str(program), mode],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            cwd=HERE,
            preexec_fn=(lambda: limit(descriptors)) if descriptors else end_with_parent,
        )
        self.lines = runtimes.lines_of(self.process)
        self.text = []
        try:
            self.port = int(self.until("PORT "))
            self.control = connect(int(self.until("CONTROL ")))
            self.stats()  # it has accepted, and its descriptors may be counted
        except BaseException:
            self.__exit__()
            raise

    def until(self, start):
        """The rest of the first line that starts so."""
        while True:
            try:
                line = self.lines.get(timeout=PATIENCE)
            except queue.Empty:
                line = None
            if line is None:
                pytest.fail("the server said no more:\n" + "\n".join(self.text))
            self.text.append(line)
            if line.startswith(start):
                return line[len(start) :]

    def stats(self):
        """{name: number or text} as the server counts."""
        self.control.sendall(b"stats\n")
        line = b""
        while not line.endswith(b"\n"):
            part = self.control.recv(4096)
            assert part, "the server is gone:\n" + "\n".join(self.text)
            line += part
        found = dict(field.split("=", 1) for field in line.decode().split())
        return {name: int(v) if v.isdigit() else v for name, v in found.items()}

    def wait(self, name, value):
        """Ask until the count is there; all counts."""
        stats = self.stats()
        while stats[name] < value:
            assert self.process.poll() is None, "\n".join(self.text)
            stats = self.stats()
        return stats

    def client(self):
        return connect(self.port)

    def alive(self):
        """It serves others."""
        with self.client() as sock:
            echo(sock, b"still there")

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def memory(self):
        """Bytes of RAM in use."""
        with open(f"/proc/{self.process.pid}/statm") as file:
            return int(file.read().split()[1]) * resource.getpagesize()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.process.kill()
        self.process.wait()
        if hasattr(self, "control"):
            self.control.close()


def limit(descriptors):
    end_with_parent()
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    soft = descriptors if hard == resource.RLIM_INFINITY else min(descriptors, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def connect(port):
    return socket.create_connection(("127.0.0.1", port), PATIENCE)


def echo(sock, message):
    """Send, and get the same back."""
    sock.sendall(message)
    assert receive(sock, len(message)) == message


def receive(sock, n):
    """n bytes, or what came before the end."""
    got = bytearray()
    while len(got) < n:
        part = sock.recv(min(n - len(got), 1 << 16))
        if not part:
            break
        got += part
    return bytes(got)


def reset(sock):
    """Close with RST."""
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    sock.close()


def send_until_stalled(sock, most):
    """Send until nothing is taken for a while; how many bytes were taken."""
    sock.settimeout(0.5)
    block = bytes(65536)
    sent = 0
    try:
        while sent < most:
            sent += sock.send(block)
    except socket.timeout:  # TimeoutError, since Python 3.10
        pass
    return sent
