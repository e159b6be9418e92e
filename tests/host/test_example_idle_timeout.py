"""examples/idle_timeout.py sends the silent away, on every runtime."""

import clients
import programs


def test_silent_client_is_sent_away(runtime):
    with programs.Program(runtime, "examples/idle_timeout.py", 0, 50) as program:
        with clients.connect(program.port()) as sock:
            assert clients.read_all(sock) == b"say something\nbye\n"
        assert program.until("silent for ") == "50 ms"
        program.until("closed")
