"""Peers that do what TLS allows and few do: a byte at a time, new keys in the middle."""

import contextlib
import fcntl
import shutil
import socket
import subprocess
import sys
import termios
import threading
import time

import hostile
import pytest
from free_port import free_port
from test_exchange import WELL, begin, echo, lines_of


@contextlib.contextmanager
def bytewise(port):
    """A relay that hands on what the server says a byte at a time."""

    def forward(source, target, size):
        with contextlib.suppress(OSError):
            while data := source.recv(size):
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)

    def relay(conn):
        conn.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with socket.create_connection(("127.0.0.1", port)) as server:
            thread = threading.Thread(target=forward, args=(conn, server, 65536), daemon=True)
            thread.start()
            forward(server, conn, 1)
            thread.join(5)

    with hostile.serving(relay) as mine:
        yield mine


@pytest.mark.parametrize("how", ["data", "readinto"])
def test_records_byte_by_byte(runtime, certs, how):
    """The echo of 16 KB, in one record."""

    def whole(secure, raw):
        data = bytearray()
        while len(data) < 16384:
            data += secure.recv(16384)
        secure.sendall(data)
        echo(secure, raw)

    def peer(conn):
        with hostile.context(certs, ragged=True).wrap_socket(conn, server_side=True) as secure:
            whole(secure, conn)

    with hostile.serving(peer) as far, bytewise(far) as port:
        lines = lines_of(begin(runtime, "client", how, certs, f"port={port}", size=16384))
    assert [line for line in lines if line != "end"] == WELL


@pytest.mark.skipif(not shutil.which("openssl"), reason="no openssl on PATH")
def test_new_keys_in_the_middle(start, runtime, certs):
    """Sent by `openssl s_server` at its command K, where TLS 1.3 is what both sides have. Mbed TLS
    3.6 knows none; MicroPython's own builds have it without 1.3."""
    port = free_port()
    command = ["openssl", "s_server", "-accept", f"127.0.0.1:{port}", "-naccept", "1"]
    command += ["-cert", certs / "server.pem", "-key", certs / "server.key.pem"]
    with subprocess.Popen(
        command, 0, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as server:
        read_until(server, b"ACCEPT")
        words = {"ca": certs / "ca.pem", "name": "localhost", "send": 5, "ragged": 1}
        client = start(runtime, "client", port=port, **words)
        # The names of ciphers begin so in 1.3 alone; in 1.2 the command does nothing.
        keys_change = b"CIPHER is TLS_" in read_until(server, b"\0\1\2\3\4")
        server.stdin.write(b"K\n")
        # It takes a command only at the beginning of what it reads, and says nothing then.
        while unread(server.stdin):
            time.sleep(0.01)
        with contextlib.suppress(BrokenPipeError):  # where the client took offence
            server.stdin.write(b"\0\1\2\3\4\n")
        lines = []
        for line in client.process.stdout:
            lines.append(line.rstrip())
            if "echoed" in line or "error" in line:
                break
        server.kill()
    outcomes = ["client echoed False"]  # s_server adds a new line
    if runtime.name == "cpython":
        assert keys_change
    elif keys_change:
        outcomes.append("client error ERR_TLS_BAD_RECORD read")
    assert lines[-1] in outcomes


def unread(pipe):
    """Bytes in a pipe that its reader has not taken."""
    count = bytearray(4)
    fcntl.ioctl(pipe, termios.FIONREAD, count)
    return int.from_bytes(count, sys.byteorder)


def read_until(process, words):
    said = b""
    while words not in said:
        more = process.stdout.read(1000)
        assert more, said
        said += more
    return said
