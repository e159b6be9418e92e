"""The examples of the API styles: wrong arguments, a server that is absent, Ctrl-C. A message each
time, never a traceback."""

import signal
import socket

import programs
import pytest

WRONG = (
    "stream_collector.py xyz",
    "stream_collector.py 99999",
    "stream_report.py",
    "stream_report.py 127.0.0.1 xyz 1=2",
    "stream_report.py 127.0.0.1 9 nonsense",
    "msgport_echo.py xyz",
    "msgport_fetch.py",
    "msgport_fetch.py 127.0.0.1 xyz text",
    "messages_collector.py xyz",
    "messages_collector.py 99999",
    "messages_sensor.py",
    "messages_sensor.py 127.0.0.1 xyz",
    "datasocket_calls.py 127.0.0.1",
    "datasocket_calls.py 127.0.0.1 xyz add",
    "datasocket_chat.py pi 127.0.0.1 xyz Hello",
)
ABSENT = (
    "stream_report.py 127.0.0.1 {} 1=2",
    "msgport_fetch.py 127.0.0.1 {} text",
    "datasocket_calls.py 127.0.0.1 {} add",
    "datasocket_chat.py pi 127.0.0.1 {} Hello",
)
SERVERS = (
    "stream_collector.py",
    "msgport_echo.py",
    "messages_collector.py",
    "datasocket_calls.py",
    "datasocket_chat.py",
)


def said(runtime, words):
    name, *rest = words.split()
    _, printed = programs.run(runtime, "examples/" + name, *rest)
    return printed


@pytest.mark.parametrize("words", WRONG)
def test_wrong_arguments(runtime, words):
    printed = said(runtime, words)
    assert printed.startswith(("usage: " + words.split()[0], "stopped: ValueError")), printed
    assert len(printed.splitlines()) == 1, printed


@pytest.mark.parametrize("words", ABSENT)
def test_nobody_there(runtime, words):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    printed = said(runtime, words.format(port))
    assert "ECONNREFUSED" in printed or "status 111" in printed
    assert "Traceback" not in printed


@pytest.mark.parametrize("name", SERVERS)
def test_interrupted(runtime, name):
    words = ["board"] if name == "datasocket_chat.py" else []
    with programs.Program(runtime, "examples/" + name, *words, 0) as program:
        program.port()
        program.process.send_signal(signal.SIGINT)
        assert program.line().startswith("stopped")
        assert program.process.wait(programs.PATIENCE) == 0


@pytest.mark.parametrize(
    "name", ["stream_collector.py", "msgport_echo.py", "messages_collector.py"]
)
def test_port_that_is_taken(runtime, name):
    with socket.create_server(("0.0.0.0", 0)) as server:
        printed = said(runtime, f"{name} {server.getsockname()[1]}")
    assert "Traceback" not in printed
    assert "EADDRINUSE" in printed or "Error creating" in printed
