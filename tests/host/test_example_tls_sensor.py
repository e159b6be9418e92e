"""examples/tls_sensor.py reports over TLS, through an outage, on every runtime."""

import contextlib
import signal
import socket
import ssl
import sys

import programs
import pytest
import runtimes

sys.path.append(str(runtimes.TESTS / "tls"))

import certificates  # noqa: E402


@pytest.fixture(scope="session")
def certs(tmp_path_factory):
    pytest.importorskip("cryptography", reason="no cryptography: make setup")
    return certificates.make_all(tmp_path_factory.mktemp("certificates"))


class Collector:
    """A TLS server of Python's that confirms each reading, on one port, when it is there."""

    def __init__(self, certs):
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(certs / "server.pem", certs / "server.key.pem")
        self.port = 0
        self.got = []
        self.listener = None

    def open(self):
        self.listener = socket.create_server(("127.0.0.1", self.port))
        self.listener.settimeout(3 * programs.PATIENCE)
        self.port = self.listener.getsockname()[1]

    def serve(self, n, confirm=True):
        """Take one connection and n readings, and close both."""
        with contextlib.closing(self.listener):
            plain, _ = self.listener.accept()
        plain.settimeout(programs.PATIENCE)
        with self.context.wrap_socket(plain, server_side=True) as sock:
            with sock.makefile("rb") as lines:
                for _ in range(n):
                    line = lines.readline()
                    assert line.endswith(b"\n"), line
                    self.got.append(int(line.split()[1][:-1]))
                    if confirm:
                        sock.sendall(line)


def test_readings_through_an_outage(runtime, certs):
    collector = Collector(certs)
    collector.open()
    with programs.Program(
        runtime,
        "examples/tls_sensor.py",
        "127.0.0.1",
        collector.port,
        certs / "ca.pem",
        "localhost",
    ) as program:
        collector.serve(3)
        program.until("offline:")
        collector.open()
        collector.serve(4, confirm=False)
        program.until("offline:")
        collector.open()
        collector.serve(8)
    first, second, third = collector.got[:3], collector.got[3:7], collector.got[7:]
    assert first == [1, 2, 3]
    assert second[0] in (1, 2, 3, 4), "what was confirmed as the connection broke may come again"
    assert third[0] == second[0], "what was not confirmed comes again"
    assert third == list(range(third[0], third[0] + 8)), "and none is missing"


def test_a_stranger_s_certificate(runtime, certs):
    collector = Collector(certs)
    collector.open()
    with programs.Program(
        runtime,
        "examples/tls_sensor.py",
        "127.0.0.1",
        collector.port,
        certs / "ca.pem",
        "other.name",
    ) as program:
        with contextlib.suppress(OSError):
            collector.serve(1)
        program.until("offline:")
        assert collector.got == []


def test_interrupted(runtime, certs):
    collector = Collector(certs)
    collector.open()
    with programs.Program(
        runtime, "examples/tls_sensor.py", "127.0.0.1", collector.port, certs / "ca.pem"
    ) as program:
        with collector.listener.accept()[0]:
            program.process.send_signal(signal.SIGINT)
            assert program.process.wait(programs.PATIENCE) == 130
        assert "Traceback" not in program.rest()
    collector.listener.close()


def test_usage(runtime):
    code, printed = programs.run(runtime, "examples/tls_sensor.py", "127.0.0.1", "x", "ca")
    assert code == 2 and printed.startswith("usage:")
