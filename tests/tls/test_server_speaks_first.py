"""A server need not wait for its client: it greets, sends by itself, or both keep silent."""

import contextlib
import shutil
import socket
import ssl
import subprocess
import threading

import hostile
import pytest

LIMIT = 1500  # ms
PROGRAM = """
import sys
import net
from net import tls

when, folder, limit = sys.argv[1:]


def connection(sock):
    sock.on("error", lambda error: print(error))
    sock.on("data", sock.write)
    if when == "at once":
        sock.write(b"hello")
    elif when == "later":
        sock.on("secure", lambda: net.call_later(50, lambda: sock.write(b"hello")))
    elif when == "secure":
        sock.on("secure", lambda: sock.write(b"hello"))
    elif when == "often":
        sock.on("secure", lambda: often(sock, 5))
    else:
        sock.on("secure", lambda: net.call_later(int(limit) + 500, print, "still there"))
    sock.on("close", server.close)


def often(sock, left):
    sock.write(b"hello")
    if left > 1:
        net.call_later(20, often, sock, left - 1)


context = tls.Context(
    cert=folder + "/server.pem", key=folder + "/server.key.pem", handshake_timeout=int(limit)
)
server = net.create_server(connection, tls=context)
server.listen(0, "127.0.0.1")
if hasattr(sys.stdout, "reconfigure"):
    sys.stdout.reconfigure(line_buffering=True)
print("port", server.address()["port"])
net.run()
"""
VERSIONS = [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3]


@contextlib.contextmanager
def serving(runtime, certs, when, limit=10000):
    process = subprocess.Popen(
        [*runtime.command, "-c", PROGRAM, when, str(certs), str(limit)],
        env=runtime.environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield process, int(process.stdout.readline().split()[1])
    finally:
        process.kill()
        process.wait()


def connect(certs, port, newest):
    conn = socket.create_connection(("127.0.0.1", port), 10)
    made = hostile.context(certs, None, False, newest=newest)
    return made.wrap_socket(conn)


def read(peer, n):
    got = b""
    while len(got) < n and (more := peer.recv(n - len(got))):
        got += more
    return got


@pytest.mark.parametrize("newest", VERSIONS)
@pytest.mark.parametrize("when", ["at once", "later", "secure", "often"])
def test_a_client_that_says_nothing_is_told(runtime, certs, when, newest):
    with serving(runtime, certs, when) as (_, port):
        with connect(certs, port, newest) as peer:
            times = 5 if when == "often" else 1
            assert read(peer, 5 * times) == b"hello" * times
            peer.sendall(b"ping")
            assert read(peer, 4) == b"ping"


@pytest.mark.parametrize("newest", VERSIONS)
def test_who_keeps_silent_after_the_handshake_stays(runtime, certs, newest):
    """The limit is the handshake's."""
    with serving(runtime, certs, "never", LIMIT) as (process, port):
        with connect(certs, port, newest) as peer:
            assert process.stdout.readline() == "still there\n"
            peer.sendall(b"ping")
            assert read(peer, 4) == b"ping"


@pytest.mark.skipif(not shutil.which("openssl"), reason="no openssl on PATH")
def test_a_client_whose_first_offer_does_not_do(runtime, certs):
    """TLS 1.3 has a second round then, with messages after ChangeCipherSpec in the clear."""
    with serving(runtime, certs, "secure") as (_, port):
        words = ["-quiet", "-tls1_3", "-groups", "ffdhe2048:P-256"]
        client = subprocess.Popen(
            ["openssl", "s_client", "-connect", f"127.0.0.1:{port}", *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        watchdog = threading.Timer(120, client.kill)
        watchdog.start()
        try:
            assert client.stdout.read(5) == b"hello"
        finally:
            watchdog.cancel()
            client.kill()
            client.communicate()


MANY = """
import sys
import net
from net import tls

folder, count = sys.argv[1:]


def connection(sock):
    sock.on("error", lambda error: print(error))
    sock.on("secure", lambda: sock.end(b"hello"))


def told(data):
    got.append(data)
    if len(got) == int(count):
        print("all")
        net.close_all()


got = []
context = tls.Context(cert=folder + "/server.pem", key=folder + "/server.key.pem")
server = net.create_server(connection, tls=context, max_connections=None)
server.listen(0, "127.0.0.1")
whom = tls.Context(ca=folder + "/ca.pem", allow_truncation=True)
for _ in range(int(count)):
    net.connect(server.address()["port"], "localhost", tls=whom).on("data", told)
net.run()
"""


def test_forty_clients_are_told(runtime, certs):
    done = runtime.run(MANY, str(certs), "40")
    assert (done.stdout, done.stderr) == ("all\n", "")
