"""Bytes arrive whole and in order, whatever the buffers and the records are like."""

import contextlib
import socket
import ssl
import subprocess
import threading

import hostile
import pytest
import tls_kit

SIZE = 200000
NEWEST = ssl.TLSVersion.MAXIMUM_SUPPORTED
WELL = ["secure", "close True", "done"]


def begin(runtime, role, how, certs, *more, size=SIZE):
    process = subprocess.Popen(
        [*runtime.command, tls_kit.HERE / "exchange.py", role, how, str(size), certs, *more],
        env=runtime.environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    watchdog = threading.Timer(120, process.kill)
    watchdog.start()
    process.ended = lambda: (watchdog.cancel(), process.wait())
    return process


def lines_of(process):
    lines = process.stdout.read().splitlines()
    process.ended()
    return lines


def echo(secure, raw):
    while data := secure.recv(1000):
        secure.sendall(data)
    with contextlib.suppress(OSError):
        secure.unwrap()


def client_against(act, runtime, certs, how, *more, newest=NEWEST, **words):
    """A client of ours and an echo that begins with nothing."""

    def peer(conn):
        # MicroPython sends no close_notify.
        made = hostile.context(certs, ragged=True, newest=newest)
        with made.wrap_socket(conn, server_side=True) as secure:
            act(secure, conn)

    with hostile.serving(peer) as port:
        lines = lines_of(begin(runtime, "client", how, certs, f"port={port}", *more, **words))
    return [line for line in lines if line != "end"]


@pytest.mark.parametrize("how", ["data", "onread", "readinto", "late"])
def test_client_with_small_buffers(runtime, certs, how):
    assert client_against(echo, runtime, certs, how) == WELL


@pytest.mark.parametrize("how", ["data", "onread", "readinto", "late", "pipe"])
def test_server_with_small_buffers(runtime, certs, how):
    process = begin(runtime, "server", how, certs)
    port = int(process.stdout.readline().split()[1])
    data = bytes(range(256)) * (SIZE // 256)
    with socket.create_connection(("127.0.0.1", port)) as conn:
        with hostile.context(certs, None, False, ragged=True).wrap_socket(conn) as peer:
            got = bytearray()
            for at in range(0, len(data), 50000):
                peer.sendall(data[at : at + 50000])
                while len(got) < len(data[: at + 50000]) and (more := peer.recv(65536)):
                    got += more
            with contextlib.suppress(OSError):
                peer.settimeout(0.2)  # MicroPython says nothing before FIN
                peer.unwrap()
    assert got == data
    assert lines_of(process) == ["secure", "close", "done"], len(got)


def test_client_that_ended_still_receives(runtime, certs):
    """... what comes through TLS, and not what TLS says of itself."""

    def act(secure, raw):
        data = bytearray()
        while len(data) < 50000:
            data += secure.recv(65536)
        with contextlib.suppress(OSError):
            while secure.recv(100):
                pass
        secure.sendall(data)
        with contextlib.suppress(OSError):
            secure.unwrap()

    assert client_against(act, runtime, certs, "data", "ends", size=50000) == WELL


def test_server_speaks_first_and_ends(runtime, certs):
    """It gets nothing, and what it says comes whole, once, and ends."""
    process = begin(runtime, "server", "data", certs, "speaks")
    port = int(process.stdout.readline().split()[1])
    got = bytearray()
    with socket.create_connection(("127.0.0.1", port)) as conn:
        with hostile.context(certs, None, False, ragged=True).wrap_socket(conn) as peer:
            while more := peer.recv(65536):
                got += more
    process.kill()
    process.ended()
    pattern = bytes(range(251)) * (SIZE // 251 + 1)
    assert got == pattern[:SIZE]


@pytest.mark.parametrize("host", ["ip", "name"])
def test_host_may_be_an_address(runtime, certs, host):
    assert client_against(echo, runtime, certs, "data", host, size=100) == WELL


@pytest.mark.parametrize("trust", ["trust", "verify"])
@pytest.mark.parametrize("size", [10, SIZE])
def test_firmware_without_getpeercert(runtime, certs, trust, size):
    """It has no TLS 1.3 either. `secure` comes all the same, for those who wait for it."""
    words = {"size": size, "newest": ssl.TLSVersion.TLSv1_2}
    assert client_against(echo, runtime, certs, "data", "old", trust, **words) == WELL


def test_destroy_in_handlers(runtime, certs):
    def peer(conn):
        with hostile.context(certs).wrap_socket(conn, server_side=True) as secure:
            secure.sendall(secure.recv(10))
            secure.settimeout(0.2)  # MicroPython waits for FIN
            with contextlib.suppress(OSError):
                secure.unwrap()

    with hostile.serving(peer) as port:
        process = begin(runtime, "client", "data", certs, f"port={port}", "early", size=1)
        assert lines_of(process) == ["connect", "secure", "data", "end", "done"]


def test_many_connections(runtime, certs):
    server = begin(runtime, "server", "onread", certs, "many=100")
    port = server.stdout.readline().split()[1]
    words = (f"port={port}", "many=100")
    client = lines_of(begin(tls_kit.RUNTIMES[0], "client", "data", certs, *words, size=20000))
    assert client.count("close True") == 100
    assert lines_of(server).count("secure") == 100
