"""examples/msgport_fetch.py prints the answer, or says why there is none, on every runtime."""

import socket
import threading

import clients
import programs

FETCH = "examples/msgport_fetch.py"


def test_prints_the_answer(runtime):
    with clients.line_server(["gr\u00fcezi\n".encode()]) as port:
        code, printed = programs.run(runtime, FETCH, "localhost", port, "hello")
    assert (code, printed) == (0, f"connected to 127.0.0.1:{port}\nreceived gr\u00fcezi\n")


def close_after_a_line(listener):
    sock, _ = listener.accept()
    with sock, sock.makefile("rb") as stream:
        stream.readline()


def test_end_without_an_answer_is_told(runtime):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        thread = threading.Thread(target=close_after_a_line, args=(listener,), daemon=True)
        thread.start()
        code, printed = programs.run(runtime, FETCH, "127.0.0.1", port, "hello")
        thread.join(clients.PATIENCE)
    assert code == 0
    assert printed.splitlines()[1:] == ["received ", "the server ended with status 0"]


def test_refused_is_told(runtime):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    code, printed = programs.run(runtime, FETCH, "127.0.0.1", port, "hello")
    assert (code, printed) == (1, "not connected, status 111\n")


def test_unknown_host_is_told(runtime):
    code, printed = programs.run(runtime, FETCH, "a/b", 80, "hello")
    assert (code, printed) == (1, "no such host: a/b\n")
