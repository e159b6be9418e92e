"""The TLS options of net.messages, both ends in one process, on every runtime."""

import subprocess

import pytest

PROGRAM = """
import sys
import net
from net import messages
server_words, client_words = {server!r}, {client!r}
server = messages.SocketServer(server_words, port=0, raw_bytes=False, ssl_tls=True)
said = []
def on_connection(sock):
    said.append("connection")
    sock.on("data", lambda text: sock.send(text + "!"))
    sock.on("error", lambda error: said.append("socket error"))
def over(*args):
    server.stop()
def begin(port):
    client = messages.SocketClient(port, "localhost", client_words, reconnect_attempts=0)
    client.on("open", lambda: said.append("open"))
    client.on("data", lambda text: (said.append(text), client.close()))
    client.on("error", lambda error: (said.append("client error"), net.call_later(300, over)))
    client.on("close", over)
    client.send("hello")
    client.open()
server.on("connection", on_connection)
server.on("listening", begin)
server.on("error", lambda error: said.append("server error"))
server.start()
net.run()
print(" ".join(sorted(said)))
"""


@pytest.fixture
def pems(certs):
    """Paths by name; `server` and `client` hold the certificate and its key."""
    for stem in ("server", "client"):
        both = (certs / f"{stem}.pem").read_bytes() + (certs / f"{stem}.key.pem").read_bytes()
        (certs / f"{stem}.both.pem").write_bytes(both)
    (certs / "nonsense").write_bytes(b"no certificate")
    return {
        "ca": str(certs / "ca.pem"),
        "other": str(certs / "other_ca.pem"),
        "server": str(certs / "server.both.pem"),
        "client": str(certs / "client.both.pem"),
        "nonsense": str(certs / "nonsense"),
    }


def exchange(runtime, server, client):
    program = PROGRAM.format(server=server, client={"raw_bytes": False, **client})
    done = subprocess.run(
        [*runtime.command, "-c", program],
        env=runtime.environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


WORKS = "connection hello! open"


def test_trusted(runtime, pems):
    got = exchange(
        runtime,
        {"pfxKeyCertPath": pems["server"]},
        {"sslTls": True, "trustedCACertPath": pems["ca"]},
    )
    assert got == WORKS


def test_not_trusted(runtime, pems):
    got = exchange(
        runtime,
        {"pfx_key_cert_path": pems["server"]},
        {"ssl_tls": True, "trusted_ca_cert_path": pems["other"]},
    )
    assert "client error" in got
    assert "open" not in got and "hello!" not in got


def test_trust_all(runtime, pems):
    got = exchange(
        runtime, {"pfx_key_cert_path": pems["server"]}, {"ssl_tls": True, "trust_all": True}
    )
    assert got == WORKS


def test_certificate_of_the_client(runtime, pems):
    got = exchange(
        runtime,
        {
            "pfx_key_cert_path": pems["server"],
            "client_auth": "Required",
            "trusted_ca_cert_path": pems["ca"],
        },
        {"ssl_tls": True, "trust_all": True, "pfx_key_cert_path": pems["client"]},
    )
    assert got == WORKS


def test_client_without_certificate(runtime, pems):
    got = exchange(
        runtime,
        {
            "pfx_key_cert_path": pems["server"],
            "client_auth": "required",
            "trusted_ca_cert_path": pems["ca"],
        },
        {"ssl_tls": True, "trust_all": True},
    )
    assert "server error" in got
    assert "connection" not in got and "hello!" not in got


def test_plain_client(runtime, pems):
    """It gets nothing, and the server no connection."""
    got = exchange(runtime, {"pfx_key_cert_path": pems["server"]}, {"idle_timeout": 2})
    assert "server error" in got
    assert "connection" not in got and "hello!" not in got


def test_file_that_is_no_certificate(runtime, pems):
    got = exchange(
        runtime,
        {"pfx_key_cert_path": pems["server"]},
        {"ssl_tls": True, "trusted_ca_cert_path": pems["nonsense"]},
    )
    assert got == "client error"
    assert exchange(runtime, {"pfx_key_cert_path": pems["nonsense"]}, {}) == "server error"
