"""examples/line_client.py prints the answers and ends, or says why not, on every runtime."""

import socket

import clients
import programs


def test_prints_answers_and_ends(runtime):
    with clients.line_server([b"one\n", "zw\u00f6lf\n".encode()]) as port:
        code, printed = programs.run(
            runtime, "examples/line_client.py", "127.0.0.1", port, "a", "b"
        )
    assert code == 0
    assert printed.splitlines() == ["connected to 127.0.0.1", "one", "zw\u00f6lf", "closed"]


def test_refused_is_told(runtime):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    code, printed = programs.run(runtime, "examples/line_client.py", "127.0.0.1", port, "a")
    assert code == 1
    assert printed.splitlines() == ["failed: ECONNREFUSED", "closed"]
