"""Programs that nobody here wrote: packages of PyPI and servers of Debian. `make foreign` brings
them. Host only.
"""

import importlib.util
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

import programs
import pytest
import runtimes
from free_port import free_port

PEERS = runtimes.ROOT / "build/peers"
FOREIGN = Path(__file__).resolve().parent / "foreign"
HOW_TO_GET = "`make foreign` brings it"


def lacks(what):
    """Not here: a failure where CI runs, which brings everything; else a skip that says what."""
    text = f"no {what}: {HOW_TO_GET}"
    (pytest.fail if os.environ.get("CI") else pytest.skip)(text)


def package(name):
    """The folder of an installed package."""
    found = importlib.util.find_spec(name)
    if found is None:
        lacks(f"{name} of PyPI")
    return Path(found.origin).parent


def source(name):
    """The folder of a package's source distribution."""
    found = sorted(PEERS.glob(f"{name}-[0-9]*"))
    if not found:
        lacks(f"source distribution of {name}")
    return found[-1]


def server(name):
    """The path of a server."""
    if (PEERS / name).exists():
        return str(PEERS / name)
    return shutil.which(name) or lacks(f"{name} of Debian")


def wait_until_listening(port, process):
    """Until a connection to the port succeeds; fails when the process ends before."""
    end = time.monotonic() + programs.PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.02)
    pytest.fail(f"{process.args[0]} does not listen on port {port}")


class Server:
    """A server as a process beside the test, listening on `port`; a context manager."""

    def __init__(self, name, *words, folder=None):
        self.port = free_port()
        words = [str(word).replace("PORT", str(self.port)) for word in words]
        self.process = subprocess.Popen(
            [server(name), *words],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def __enter__(self):
        wait_until_listening(self.port, self.process)
        return self

    def __exit__(self, *exc):
        self.process.kill()
        self.process.wait()
