"""examples/http_once.py answers requests and refuses endless ones, on every runtime."""

import clients
import programs
import pytest


def test_answers_each_connection(runtime):
    with programs.Program(runtime, "examples/http_once.py", 0) as program:
        port = program.port()
        for number in (b"1", b"2"):
            answer = clients.exchange(port, b"GET / HTTP/1.0\r\nHost: x\r\n\r\n")
            head, body = answer.split(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.0 200 OK\r\n")
            assert body.startswith(b"request " + number + b", bytes free: ")


def test_refuses_an_endless_head(runtime):
    with programs.Program(runtime, "examples/http_once.py", 0) as program:
        with clients.connect(program.port()) as sock:
            sock.sendall(b"x" * 1025)
            assert clients.read_all(sock).startswith(b"HTTP/1.0 431 ")


def test_keeps_nothing_of_what_it_refused(micropython):
    """Much more than the heap comes after the head that was too long."""
    small = programs.with_heap(micropython, "300k")  # the sources are compiled in it
    with programs.Program(small, "examples/http_once.py", 0) as program:
        port = program.port()
        with clients.connect(port) as sock:
            sock.settimeout(1)
            with pytest.raises(OSError):  # held back, or reset
                for _ in range(4000):
                    sock.sendall(b"x" * 4096)
            answer = clients.exchange(port, b"GET / HTTP/1.0\r\n\r\n")
            assert b"request 1, " in answer
            assert program.lines.empty()  # no MemoryError was told
