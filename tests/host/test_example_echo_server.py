"""examples/echo_server.py returns what it is sent, on every runtime."""

import clients
import programs


def test_echo(runtime):
    sent = bytes(range(256)) * 400
    with programs.Program(runtime, "examples/echo_server.py", 0) as program:
        assert clients.exchange(program.port(), sent) == sent
        assert program.until("closed after ") == f"{len(sent)} bytes"
