"""Streams of net.aio over TLS against Python's ssl: client and server, on every runtime."""

import contextlib
import socket
import ssl
import subprocess
import threading

import pytest
import tls_kit

PATIENCE = 60
SERVER = """
import asyncio
import sys

import net
from net import aio, tls

cert, key = sys.argv[1:]


async def echo(reader, writer):
    async for line in reader:
        if line == b"stop\\n":
            server.close()
            server.abort_clients()
        writer.write(line)
        await writer.drain()


async def main():
    global server
    server = await aio.start_server(echo, "127.0.0.1", tls=tls.Context(cert=cert, key=key))
    print("port", server.port)
    await server.wait_closed()
    print("closed")


net.on_error(lambda error: print("unhandled", error))
asyncio.run(main())
"""
CLIENT = """
import asyncio
import sys

import net
from net import aio, tls

port, ca, other = sys.argv[1:]


async def talk(context):
    reader, writer = await aio.open_connection("localhost", int(port), tls=context)
    data = bytes(range(256)) * 400

    async def send():
        for at in range(0, len(data), 3000):
            writer.write(data[at : at + 3000])
            await writer.drain()
        writer.write(b"over")

    task = asyncio.create_task(send())
    print(await reader.readexactly(len(data)) == data)
    await task
    print(await reader.read())
    writer.close()
    await writer.wait_closed()


async def refused(context):
    try:
        await aio.open_connection("localhost", int(port), tls=context)
    except net.NetError as error:
        print(error.code)


async def main():
    await talk(tls.Context(ca=ca))
    await refused(tls.Context(ca=other))


net.on_error(lambda error: print("unhandled", error))
asyncio.run(asyncio.wait_for(main(), 50))
"""


@contextlib.contextmanager
def started(runtime, tmp_path, program, *words):
    script = tmp_path / "program.py"
    script.write_text(program)
    process = subprocess.Popen(
        [*runtime.command, script, *map(str, words)],
        cwd=tls_kit.runtimes.ROOT,
        env=runtime.environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    watchdog = threading.Timer(PATIENCE, process.kill)
    watchdog.start()
    try:
        yield process
    finally:
        watchdog.cancel()
        process.kill()
        process.wait()
        process.stdout.close()


@pytest.fixture
def port(runtime, certs, tmp_path):
    """Of the echo server; a process that must say in the end that it closed, and no more."""
    words = (certs / "server.pem", certs / "server.key.pem")
    with started(runtime, tmp_path, SERVER, *words) as process:
        yield int(process.stdout.readline().split()[-1])
        assert process.stdout.read() == "closed\n"


def secure(certs, port):
    context = ssl.create_default_context(cafile=certs / "ca.pem")
    plain = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
    return context.wrap_socket(plain, server_hostname="localhost")


def stop(certs, port):
    with secure(certs, port) as peer:
        peer.sendall(b"stop\n")
        with contextlib.suppress(OSError):
            peer.recv(10)


def test_python_client(certs, port):
    data = b"x" * 3000 + b"\n"
    with secure(certs, port) as peer, peer.makefile("rb") as lines:
        for _ in range(30):
            peer.sendall(data)
        assert [lines.readline() == data for _ in range(30)] == [True] * 30
    stop(certs, port)


def test_strangers_do_not_harm(certs, port):
    """One speaks no TLS, one says nothing: when the server closes, it is in the handshake."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as stranger:
        stranger.sendall(b"GET / HTTP/1.0\r\n\r\n")
        with contextlib.suppress(OSError):
            while stranger.recv(1000):
                pass
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as silent:
        stop(certs, port)
        with contextlib.suppress(OSError):
            assert silent.recv(1000) == b""


def test_python_server(runtime, certs, tmp_path):
    """It sends back what comes, ends at `over`; then it meets a client that does not trust it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certs / "server.pem", certs / "server.key.pem")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(PATIENCE)
        port = listener.getsockname()[1]
        words = (port, certs / "ca.pem", certs / "other_ca.pem")
        with started(runtime, tmp_path, CLIENT, *words) as process:
            with context.wrap_socket(listener.accept()[0], server_side=True) as peer:
                peer.settimeout(PATIENCE)
                data = b""
                while not data.endswith(b"over"):
                    data = peer.recv(65536)
                    assert data
                    peer.sendall(data[:-4] if data.endswith(b"over") else data)
                peer.settimeout(0)  # the end in TLS's words; an answer is not waited for
                with contextlib.suppress(OSError):
                    peer.unwrap()
            with pytest.raises(OSError):
                context.wrap_socket(listener.accept()[0], server_side=True).recv(1)
            said = process.stdout.read().split("\n")
    assert said == ["True", "b''", "ERR_TLS_CERT_UNTRUSTED", ""]
