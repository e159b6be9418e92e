"""The first programs on the styles' pages, pasted into files: a client and its server talk."""

import contextlib
import socket
import time

import markdown
import programs
import pytest
import runtimes
from free_port import free_port

SAID = {
    "stream": "Howdy remote socket!",
    "msgport": "hello",
    "datasocket": "{'you sent': ['reading', 21.5, {'unit': 'C'}, None]}",
}


def blocks(style, port):
    """The page's programs, for a port that is free here."""
    found = markdown.programs(runtimes.ROOT / f"docs/{style}.md")
    return [markdown.on_port(text, port) for text in found]


@pytest.fixture
def port():
    return free_port()


def until_it_listens(port):
    end = time.monotonic() + programs.PATIENCE
    while time.monotonic() < end:
        with contextlib.suppress(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
    pytest.fail("the server on the page does not listen")


@pytest.mark.parametrize("style", SAID)
def test_client_and_server(runtime, tmp_path, port, style):
    client, server = sorted(blocks(style, port)[:2], key=lambda text: "listen(" in text)
    files = tmp_path / "client.py", tmp_path / "server.py"
    for file, text in zip(files, (client, server)):
        assert str(port) in text
        file.write_text(text)
    with programs.Program(runtime, files[1]):
        until_it_listens(port)
        with programs.Program(runtime, files[0]) as talking:
            assert talking.line() == SAID[style]


def test_messages(runtime, tmp_path, port):
    (text,) = blocks("messages", port)
    file = tmp_path / "both.py"
    file.write_text(text)
    with programs.Program(runtime, file) as both:
        assert both.line() == "[1.0, 20.5]"
