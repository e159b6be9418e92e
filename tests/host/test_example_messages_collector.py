"""examples/messages_collector.py answers the example's sensor, and bears strangers."""

import clients
import programs


def test_with_the_sensor(runtime):
    with programs.Program(runtime, "examples/messages_collector.py", 0) as server:
        port = server.port()
        code, printed = programs.run(runtime, "examples/messages_sensor.py", "127.0.0.1", port, 3)
        assert (code, printed.splitlines()) == (
            0,
            ["connected", "mean 20.25", "mean 20.375", "mean 20.5"],
        )
        assert server.line() == "reading 1 of 127.0.0.1: 20.25"
        assert server.line() == "reading 2 of 127.0.0.1: 20.50"
        assert server.line() == "reading 3 of 127.0.0.1: 20.75"
        assert server.until("gone after ") in ("3 readings", "4 readings")


def test_too_long_a_message(runtime):
    with programs.Program(runtime, "examples/messages_collector.py", 0) as server:
        with clients.connect(server.port()) as conn:
            conn.sendall(b"GET / HTTP/1.0\r\n\r\n")
            assert server.until("error: ")
            assert server.line() == "gone after 0 readings"
            assert conn.recv(10) == b""
