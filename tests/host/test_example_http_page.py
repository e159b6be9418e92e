"""examples/http_page.py: a page for browsers, and the address where it is."""

import clients
import programs
import pytest


@pytest.fixture
def page(runtime):
    with programs.Program(runtime, "examples/http_page.py", 0) as program:
        yield program


def ask(port, request):
    with clients.connect(port) as sock:
        sock.sendall(request)
        return clients.read_all(sock)


def port_of(program):
    address = program.line()
    assert address.startswith("http://") and address.endswith("/")
    return int(address.rsplit(":", 1)[1][:-1])


def test_the_page(page):
    port = port_of(page)
    first, second = (ask(port, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").decode() for _ in range(2))
    assert first.startswith("HTTP/1.0 200 OK\r\n")
    assert "<h1>Hello from" in first and "pages served <td>1" in first
    assert "pages served <td>2" in second


def test_what_else_a_browser_asks_for(page):
    assert ask(port_of(page), b"GET /favicon.ico HTTP/1.1\r\n\r\n").startswith(b"HTTP/1.0 404")


def test_head_gets_no_page(page):
    answer = ask(port_of(page), b"HEAD / HTTP/1.1\r\n\r\n")
    assert answer.startswith(b"HTTP/1.0 200") and answer.endswith(b"\r\n\r\n")


def test_what_comes_after_a_question_mark_changes_nothing(page):
    assert ask(port_of(page), b"GET /?a=b HTTP/1.1\r\n\r\n").startswith(b"HTTP/1.0 200")


def test_other_methods(page):
    port = port_of(page)
    assert ask(port, b"DELETE / HTTP/1.1\r\n\r\n").startswith(b"HTTP/1.0 404")
    assert ask(port, b"GARBAGE\r\n\r\n").startswith(b"HTTP/1.0 404")


def test_a_request_without_an_end(page):
    port = port_of(page)
    with clients.connect(port) as sock:
        sock.sendall(b"GET / HTTP/1.1\r\n" + b"x" * 3000)
        assert clients.read_all(sock).startswith(b"HTTP/1.0 431 ")
    assert ask(port, b"GET / HTTP/1.1\r\n\r\n").startswith(b"HTTP/1.0 200")
