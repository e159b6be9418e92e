"""examples/aio_lines.py answers lines, sends the silent away and stops, on every runtime."""

import clients
import programs


def test_answers_and_stops(runtime):
    with programs.Program(runtime, "examples/aio_lines.py", 0, 30) as program:
        port = program.port()
        assert clients.exchange(port, b"one\ntwo") == b"ONE\nTWO"
        with clients.connect(port) as sock, sock.makefile("rb") as lines:
            sock.sendall(b"st")
            sock.sendall(b"op\n")
            assert clients.read_line(lines) == "STOP\n"
        assert program.until("stopped after ") == "3 lines"


def test_silent_client_is_sent_away(runtime):
    with programs.Program(runtime, "examples/aio_lines.py", 0, 0.05) as program:
        with clients.connect(program.port()) as sock:
            assert clients.read_all(sock) == b"bye\n"
