"""OpenSSL's own programs and Python's ssl as the other side."""

import shutil
import socket
import ssl
import subprocess

import pytest
import runtimes
from free_port import free_port

needs_openssl = pytest.mark.skipif(not shutil.which("openssl"), reason="no openssl on PATH")


def server_of(start, certs, runtime):
    return start(runtime, "server", cert=certs / "server.pem", key=certs / "server.key.pem")


@needs_openssl
def test_openssl_client(start, certs, runtime):
    server = server_of(start, certs, runtime)
    command = ["openssl", "s_client", "-quiet", "-verify_return_error", "-CAfile"]
    command += [certs / "ca.pem", "-servername", "localhost"]
    command += ["-connect", f"{runtimes.THERE}:{server.port}"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as client:
        client.stdin.write(b"hello there\n")
        client.stdin.flush()
        assert client.stdout.readline() == b"hello there\n"
        client.kill()
    assert "server secure" in server.result()


@needs_openssl
def test_openssl_server(start, certs, runtime):
    port = free_port()
    command = [
        "openssl",
        "s_server",
        "-accept",
        f"{runtimes.HERE}:{port}",
        "-rev",
        "-naccept",
        "1",
    ]
    command += ["-cert", certs / "server.pem", "-key", certs / "server.key.pem"]
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as server:
        try:
            while b"ACCEPT" not in server.stdout.readline():
                assert server.poll() is None
            # -rev answers lines reversed; "x" * n stays as it is, but for the missing newline.
            client = start(
                runtime,
                "client",
                port=port,
                ca=certs / "ca.pem",
                name="localhost",
                send=0,
            )
            line = client.process.stdout.readline() + client.process.stdout.readline()
        finally:
            server.kill()
    assert line == "client connect\nclient secure\n"


def test_python_client(start, certs, runtime):
    server = server_of(start, certs, runtime)
    context = ssl.create_default_context(cafile=certs / "ca.pem")
    data = bytes(range(256)) * 2000
    with socket.create_connection((runtimes.THERE, server.port)) as conn:
        with context.wrap_socket(conn, server_hostname="localhost") as peer:
            got = b""
            for at in range(0, len(data), 16000):
                peer.sendall(data[at : at + 16000])
                want = len(data[: at + 16000])
                while len(got) < want:
                    got += peer.recv(65536)
    assert got == data
    assert "server secure" in server.result()
