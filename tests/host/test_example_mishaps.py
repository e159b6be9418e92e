"""The examples: no arguments, wrong ones, a server that is absent, Ctrl-C. A message each time,
never a traceback."""

import signal
import socket

import programs
import pytest
import sources

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
    "mqtt_sensor.py 127.0.0.1 xyz",
    "tls_sensor.py 127.0.0.1 xyz ca.pem",
    "serial_bridge.py /no/such/line",
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
    "aio_lines.py",
    "chat_server.py",
    "datasocket_calls.py",
    "datasocket_chat.py",
    "echo_server.py",
    "http_once.py",
    "http_page.py",
    "idle_timeout.py",
    "live_page.py",
    "messages_collector.py",
    "modbus_server.py",
    "msgport_echo.py",
    "stream_collector.py",
    "websocket_server.py",
)
# What they are told so that they wait for an answer.
CLIENTS = (
    "datasocket_calls.py 127.0.0.1 {} add 1 2",
    "datasocket_chat.py pi 127.0.0.1 {} Hello",
    "line_client.py 127.0.0.1 {} Hello",
    "messages_sensor.py 127.0.0.1 {}",
    "mqtt_sensor.py 127.0.0.1 {}",
    "msgport_fetch.py 127.0.0.1 {} Hello",
    "stream_report.py 127.0.0.1 {} 1=2",
)
# These cannot do anything without arguments.
ASKING = (
    "dns_names.py",
    "line_client.py",
    "messages_sensor.py",
    "mqtt_sensor.py",
    "msgport_fetch.py",
    "serial_bridge.py",
    "stream_report.py",
    "tls_echo.py",
    "tls_sensor.py",
)


def said(runtime, words):
    """What it prints; its exit code tells a service manager or a script that it has failed."""
    name, *rest = words.split()
    code, printed = programs.run(runtime, "examples/" + name, *rest)
    assert code in (1, 2), (code, printed)
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


@pytest.mark.parametrize(
    "words",
    (
        "tls_sensor.py 127.0.0.1 1 no-such.pem",
        "tls_echo.py no-such.pem no-such.pem no-such.pem",
        "tls_echo.py README.md README.md README.md",
    ),
)
def test_no_certificates(runtime, words):
    printed = said(runtime, words)
    assert printed.startswith("cannot use " + words.split()[-1]), printed
    assert len(printed.splitlines()) == 1, printed


@pytest.mark.parametrize("name", SERVERS)
def test_port_is_taken(runtime, name):
    with socket.create_server(("", 0)) as other:
        words = ["board"] if name == "datasocket_chat.py" else []
        printed = said(runtime, " ".join([name, *words, str(other.getsockname()[1])]))
    assert "Traceback" not in printed
    assert len(printed.splitlines()) == 1, printed


def interrupt(program):
    """Ctrl-C: 130 is what shells expect of a program that it ended."""
    program.process.send_signal(signal.SIGINT)
    assert program.process.wait(programs.PATIENCE) == 130, program.rest()
    assert "Traceback" not in program.rest()


@pytest.mark.parametrize("name", SERVERS)
def test_interrupted_server(runtime, name):
    words = ["board"] if name == "datasocket_chat.py" else []
    with programs.Program(runtime, "examples/" + name, *words, 0) as program:
        program.line()  # that it listens
        interrupt(program)


@pytest.mark.parametrize("words", CLIENTS)
def test_interrupted_client(runtime, words):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(programs.PATIENCE)
        name, *rest = words.format(server.getsockname()[1]).split()
        with programs.Program(runtime, "examples/" + name, *rest) as program:
            with server.accept()[0]:
                interrupt(program)


def test_interrupted_lookup(runtime):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))
        server.settimeout(programs.PATIENCE)
        where = f"@127.0.0.1:{server.getsockname()[1]}"
        with programs.Program(runtime, "examples/dns_names.py", where, "some.name") as program:
            assert server.recv(512)
            interrupt(program)


@pytest.mark.parametrize("name", ASKING)
def test_usage(runtime, name):
    code, printed = programs.run(runtime, "examples/" + name)
    assert printed.startswith("usage: " + name), printed
    assert len(printed.splitlines()) == 1
    assert code != 1


def test_every_example_is_here():
    """The LED and its button need pins: test_example_led_button."""
    known = {words.split()[0] for words in (*SERVERS, *CLIENTS, *ASKING)}
    assert known == {f.name for f in sources.files("examples")} - {"led_button_server.py"}


@pytest.mark.parametrize("name", SERVERS)
def test_port_that_is_taken(runtime, name):
    """It says so, and ends: nothing of it is left that would keep it running."""
    word = "board " if name == "datasocket_chat.py" else ""
    with socket.create_server(("0.0.0.0", 0)) as server:
        printed = said(runtime, f"{name} {word}{server.getsockname()[1]}")
    assert len(printed.splitlines()) == 1, printed
    assert any(words in printed for words in ("EADDRINUSE", "already in use", "Error creating"))
