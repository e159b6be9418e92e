"""The programs on the pages run on every runtime as they are pasted, but for the number of a port
that may be taken here: a server until it has had a visitor, the others to their ends."""

import contextlib
import signal
import socket
import subprocess
import time

import markdown
import programs
import pytest
from free_port import free_port

PROGRAMS = [
    pytest.param(text, id=f"{markdown.name(page)}-{number}")
    for page in markdown.PAGES
    for number, text in enumerate(markdown.programs(page))
]
# Of what a program that serves has one.
SERVES = ("create_server", "listen(acceptor", "serve(", "SocketServer(", "server.listen()")


@pytest.fixture
def port():
    return free_port()


def visited(port):
    """Whether somebody listened there within the time that a program has."""
    end = time.monotonic() + programs.PATIENCE
    while time.monotonic() < end:
        with contextlib.suppress(ConnectionRefusedError):
            with socket.create_connection(("127.0.0.1", port), 5) as sock:
                sock.sendall(b"hello\n")
            return True
        time.sleep(0.02)
    return False


def interrupted(process):
    """Ctrl-C, and once more after a while, as people do: one that comes just before MicroPython's
    poll sleeps is seen only when that wakes."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGINT)
        process.wait(programs.PATIENCE)


@pytest.mark.parametrize("text", PROGRAMS)
def test_program_runs(runtime, tmp_path, text, port):
    page = tmp_path / "page.py"
    page.write_text(markdown.on_port(text, port))
    if not any(words in text for words in SERVES):
        code, printed = programs.run(runtime, page)
        assert code == 0 and "Traceback" not in printed, printed
        return
    with programs.Program(runtime, page) as program:
        assert visited(port), program.seen
        assert program.process.poll() is None, "it ends by itself"
        interrupted(program.process)
        program.reader.join()
        printed = []
        while not program.lines.empty():
            printed.append(program.lines.get())
    lines = [line for line in printed if line and not line.startswith("  ")]
    assert "Traceback" not in "\n".join(lines[:-2]), printed  # the last is Ctrl-C's own
