"""examples/msgport_fetch.py prints the answer, or says why there is none, on every runtime."""

import socket

import clients
import programs

FETCH = "examples/msgport_fetch.py"


def test_prints_the_answer(runtime):
    with clients.line_server([b"good day"]) as port:
        code, printed = programs.run(runtime, FETCH, "localhost", port, "hello\n")
    assert code == 0
    lines = printed.splitlines()
    assert lines[:2] == [f"connected to 127.0.0.1:{port}", "received good day"]
    assert lines[-1] == "8 bytes"


def test_refused_is_told(runtime):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    code, printed = programs.run(runtime, FETCH, "127.0.0.1", port, "hello")
    assert (code, printed) == (1, "not connected, status 111\n")


def test_unknown_host_is_told(runtime):
    code, printed = programs.run(runtime, FETCH, "a/b", 80, "hello")
    assert (code, printed) == (1, "no such host: a/b\n")
