"""Fixtures for net.dns: a DNS server, a program that asks it, somebody to connect to."""

import socket

import pytest
import runtimes
from dns_kit import HERE, Server, programs


@pytest.fixture
def serve():
    """serve(reply) gives a running Server."""
    made = []

    def start(reply):
        made.append(Server(reply))
        return made[-1]

    yield start
    for server in made:
        server.stop()


@pytest.fixture
def look_up(runtime):
    """look_up(servers, *words) runs role.py: the lines it prints, without the last."""

    def run(servers, *words):
        servers = servers if isinstance(servers, list) else [servers]
        at = ",".join(getattr(server, "at", server) for server in servers)
        code, printed = programs.run(runtime, HERE / "role.py", "servers=" + at, *words)
        lines = printed.splitlines()
        assert (code, lines[-1:]) == (0, ["over"]), printed
        return lines[:-1]

    return run


@pytest.fixture
def listener():
    """The port of a TCP server that accepts."""
    with socket.create_server((runtimes.HERE, 0)) as sock:
        yield sock.getsockname()[1]
