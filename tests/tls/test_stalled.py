"""Clients that begin a handshake and never end it: a hundred at once cost little, and each is
closed at the limit, with its own error."""

import contextlib
import socket
import ssl
import subprocess

import hostile
import pytest

COUNT = 100
PROGRAM = """
import gc
import sys
import net
from net import tls

folder, count = sys.argv[1], int(sys.argv[2])
told = {}
done = [0]
seen = [0]


def used():
    gc.collect()
    return gc.mem_alloc() if hasattr(gc, "mem_alloc") else 0


def connection(sock):
    seen[0] += 1
    if seen[0] == count:
        net.call_later(100, most)
    sock.on("error", failed)
    sock.on("secure", lambda: failed(None))
    sock.on("close", closed)


def failed(error):
    code = error.code if error else "secure"
    told[code] = told.get(code, 0) + 1


def closed():
    done[0] += 1
    if done[0] == count:
        server.close()


def most():
    print("each", (used() - before) // max(1, server._count) < 8000)


own = tls.Context(
    cert=folder + "/server.pem", key=folder + "/server.key.pem", handshake_timeout=3000
)
server = net.create_server(connection, tls=own, max_connections=None)
server.listen(0, "127.0.0.1", backlog=count)
if hasattr(sys.stdout, "reconfigure"):
    sys.stdout.reconfigure(line_buffering=True)
print("port", server.address()["port"])
before = used()
net.run()
print(told)
print("left", used() - before < 100000, net._loop.open)
"""


def hello():
    """A ClientHello as OpenSSL makes it."""
    into, out = ssl.MemoryBIO(), ssl.MemoryBIO()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    with contextlib.suppress(ssl.SSLWantReadError):
        context.wrap_bio(into, out, server_hostname="localhost").do_handshake()
    return out.read()


def drip(conn):
    for byte in hello()[:20]:
        conn.sendall(bytes([byte]))


@pytest.mark.parametrize(
    "begin",
    [
        lambda conn: None,
        lambda conn: conn.sendall(hello()[:100]),
        lambda conn: conn.sendall(hello()),
        drip,
    ],
    ids=["nothing", "half a hello", "a hello", "byte by byte"],
)
def test_a_hundred(runtime, certs, begin):
    process = subprocess.Popen(
        [*runtime.command, "-c", PROGRAM, str(certs), str(COUNT)],
        env=runtime.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    with contextlib.ExitStack() as stack:
        stack.callback(process.wait)
        stack.callback(process.kill)
        port = int(process.stdout.readline().split()[1])
        for _ in range(COUNT):
            conn = stack.enter_context(socket.create_connection(("127.0.0.1", port), 60))
            conn.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            begin(conn)
        said = process.communicate(timeout=120)[0].splitlines()
    assert said == ["each True", "{'ERR_TLS_TIMEOUT': 100}", "left True 0"]


@pytest.mark.parametrize("version", ["TLSv1", "TLSv1_1"])
@pytest.mark.parametrize("server", [True, False])
def test_old_versions_are_refused(runtime, certs, server, version):
    """... by either side, with the same code on every runtime."""
    from test_failures import client_lines, server_lines

    peer_is_server = not server
    made = hostile.context(certs, "server" if peer_is_server else None, peer_is_server)
    made.set_ciphers("DEFAULT@SECLEVEL=0")
    made.minimum_version = ssl.TLSVersion.TLSv1
    made.maximum_version = ssl.TLSVersion[version]
    lines = (server_lines if server else client_lines)(
        runtime, certs, hostile.speaks(made, peer_is_server)
    )
    errors = {line.split(" | ")[0] for line in lines if line.startswith("error")}
    assert errors == {"error ERR_TLS_VERSION handshake"}


def leaves_after_our_flight(conn):
    conn.sendall(hello())
    conn.recv(10)


def test_a_client_that_leaves_in_the_middle(runtime, certs):
    from test_failures import server_lines

    lines = server_lines(runtime, certs, leaves_after_our_flight)
    errors = {line.split(" | ")[0] for line in lines if line.startswith("error")}
    assert errors == {"error ERR_TLS_CLOSED handshake"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", "ERR_TLS_NOT_TLS"),
        (b"\x00" * 100, "ERR_TLS_NOT_TLS"),
        (bytes(range(256)), "ERR_TLS_NOT_TLS"),
        (b"\x80\x2e\x01\x00\x02\x00\x15\x00\x00\x00\x10" + bytes(40), "ERR_TLS_NOT_TLS"),  # SSL 2
        (b"\x16\x03\x01\xff\xff" + bytes(100), "ERR_TLS_NOT_TLS"),  # longer than may be
        (b"\x17\x03\x03\x00\x20" + bytes(32), "ERR_TLS_NOT_TLS"),  # data before the handshake
    ],
    ids=["HTTP", "zeros", "bytes", "SSL 2", "too long", "data"],
)
def test_what_is_no_handshake(runtime, certs, data, code):
    from test_failures import server_lines

    def peer(conn):
        conn.sendall(data)
        hostile.until_closed(conn)

    lines = server_lines(runtime, certs, peer)
    errors = {line.split(" | ")[0] for line in lines if line.startswith("error")}
    assert errors == {f"error {code} handshake"}
    assert lines[-1].startswith("freed"), lines[-1]
